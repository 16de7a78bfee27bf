import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64Url, random, toBase64Url } from './bytes'
import { keyIdOf, openEntry, sealEntry } from './envelopes'
import { type EntryKey, entryKeyOf, Refused } from './keys'

const PERSON = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11'
const OTHER = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d12'
const KEY = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d77'
const ENTRY = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10'
const raw = random(32)
const keyOf = (person = PERSON, id = KEY, bytes = raw) => entryKeyOf(bytes, id, person)

const spoilt = (envelope: string, place: number, bit: number) => {
  const bytes = fromBase64Url(envelope) ?? new Uint8Array()
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
  return toBase64Url(bytes)
}

describe('an envelope', () => {
  it('gives back whatever was sealed', async () => {
    const key = await keyOf()
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ noUnicodeString: false }), async (value) => {
        const again = JSON.parse(JSON.stringify(value))
        expect(await openEntry(key, ENTRY, await sealEntry(key, ENTRY, value))).toEqual(again)
      }),
      { numRuns: 10 },
    )
  })

  it('does not open once any bit of any byte was changed', async () => {
    const key = await keyOf()
    const envelope = await sealEntry(key, ENTRY, { title: 'Een stil gesprek' })
    const size = fromBase64Url(envelope)?.length ?? 0
    for (let place = 0; place < size; place += 1) {
      await expect(openEntry(key, ENTRY, spoilt(envelope, place, place % 8))).rejects.toThrow(
        Refused,
      )
    }
  })

  it('does not open when a part of it is missing or something was added', async () => {
    const key = await keyOf()
    const envelope = await sealEntry(key, ENTRY, 'x')
    const bytes = fromBase64Url(envelope) ?? new Uint8Array()
    for (let size = 0; size < bytes.length; size += 5) {
      await expect(openEntry(key, ENTRY, toBase64Url(bytes.slice(0, size)))).rejects.toThrow(
        Refused,
      )
    }
    await expect(openEntry(key, ENTRY, `${envelope}AAAA`)).rejects.toThrow(Refused)
    await expect(openEntry(key, ENTRY, `${envelope}=`)).rejects.toThrow(Refused)
  })

  it.each<[string, () => Promise<EntryKey>, string]>([
    ['as another entry', () => keyOf(), OTHER],
    ['for another person', () => keyOf(OTHER), ENTRY],
    ['under the name of another key', () => keyOf(PERSON, OTHER), ENTRY],
    ['with another key', () => keyOf(PERSON, KEY, random(32)), ENTRY],
  ])('does not open %s', async (_, key, entry) => {
    const envelope = await sealEntry(await keyOf(), ENTRY, { title: 'Een stil gesprek' })
    await expect(openEntry(await key(), entry, envelope)).rejects.toThrow(Refused)
  })

  it('is never the same twice, and as long for a short text as for a shorter one', async () => {
    const key = await keyOf()
    const made = await Promise.all(
      ['', 'a', 'een paar woorden'].map((one) => sealEntry(key, ENTRY, one)),
    )
    expect(new Set(made).size).toBe(3)
    expect(new Set(made.map((one) => one.length)).size).toBe(1)
    expect(await sealEntry(key, ENTRY, 'a')).not.toBe(made[1])
  })

  it('says under which key it is, and nothing of what is in it', async () => {
    const envelope = await sealEntry(await keyOf(), ENTRY, 'kanarievogel')
    expect(keyIdOf(envelope)).toBe(KEY)
    expect(atob(envelope.replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('kanarie')
    for (const none of ['', 'AQ', 'geen envelop', 'A'.repeat(200)]) expect(keyIdOf(none)).toBeNull()
  })

  it('is made with a key whose bytes no script can read', async () => {
    const { cipher } = await keyOf()
    expect(cipher.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', cipher)).rejects.toThrow()
  })
})
