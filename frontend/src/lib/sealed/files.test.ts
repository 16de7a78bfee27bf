import { describe, expect, it } from 'vitest'
import { type Bytes, random } from './bytes'
import { sealBytes } from './envelopes'
import { openFile, sealFile } from './files'
import { type EntryKey, entryKeyOf, Refused } from './keys'

const PERSON = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11'
const OTHER = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d12'
const KEY = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d77'
const FILE = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d88'
const STEP = 64 * 1024
const OUTSIDE = 1 + 16 + 12 + 16
const raw = random(32)
const keyOf = (person = PERSON, id = KEY, bytes = raw) => entryKeyOf(bytes, id, person)
const content = random(1000)

describe('a sealed file', () => {
  it.each([0, 1, STEP - 1, STEP, STEP + 1])(
    'gives back %i bytes, and hides how many',
    async (size) => {
      const key = await keyOf()
      const file = new Uint8Array(size).fill(7)
      const sealed = await sealFile(key, FILE, file)
      expect((sealed.length - OUTSIDE) % STEP).toBe(0)
      expect(await openFile(key, FILE, size, sealed)).toEqual(file)
    },
  )

  it('takes ten megabytes', async () => {
    const key = await keyOf()
    const file = new Uint8Array(10 * 1024 * 1024).fill(7)
    const sealed = await sealFile(key, FILE, file)
    expect(sealed.length).toBe(file.length + OUTSIDE)
    expect((await openFile(key, FILE, file.length, sealed)).length).toBe(file.length)
  })

  it('does not open once a byte of it was changed, cut off or added', async () => {
    const key = await keyOf()
    const sealed = await sealFile(key, FILE, content)
    const size = content.length
    const places = [...Array(64).keys(), 5000, sealed.length - 17, sealed.length - 1]
    for (const place of places) {
      const spoilt = sealed.slice()
      spoilt[place] = (spoilt[place] ?? 0) ^ (1 << (place % 8))
      await expect(openFile(key, FILE, size, spoilt)).rejects.toThrow(Refused)
    }
    const longer = new Uint8Array([...sealed, 0])
    for (const other of [sealed.slice(0, -1), sealed.slice(0, 20), new Uint8Array(), longer]) {
      await expect(openFile(key, FILE, size, other)).rejects.toThrow(Refused)
    }
    await expect(openFile(key, FILE, STEP + 1, sealed)).rejects.toThrow(Refused)
  })

  it.each<[string, () => Promise<EntryKey>, string]>([
    ['as another file', () => keyOf(), OTHER],
    ['for another person', () => keyOf(OTHER), FILE],
    ['under the name of another key', () => keyOf(PERSON, OTHER), FILE],
    ['with another key', () => keyOf(PERSON, KEY, random(32)), FILE],
  ])('does not open %s', async (_, key, file) => {
    const sealed = await sealFile(await keyOf(), FILE, content)
    await expect(openFile(await key(), file, content.length, sealed)).rejects.toThrow(Refused)
  })

  it('is no envelope of something else', async () => {
    const key = await keyOf()
    const other: Bytes = await sealBytes(key, FILE, content, 'attachment')
    await expect(openFile(key, FILE, content.length, other)).rejects.toThrow(Refused)
  })
})
