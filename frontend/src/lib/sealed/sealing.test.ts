import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fromBase64Url, toBase64Url } from './bytes'
import { openEntry, sealEntry } from './envelopes'
import type { EntryKey } from './keys'
import { Refused } from './keys'
import { newCode, readCode, wordsOf } from './recovery-code'
import {
  makeSealing,
  type Sealing,
  underCode,
  underPassphrase,
  unlock,
  withSealingKey,
} from './sealing'
import { readWrap, type Wrapped } from './wraps'

// What it costs is for phones; here only what opens counts.
vi.mock('./stretching', async (original) => {
  const { stretch } = await import('./argon2')
  const cost = { memory: 19 * 1024, passes: 1, lanes: 1 }
  return {
    ...(await original<typeof import('./stretching')>()),
    COST: cost,
    stretchBeside: async (asked: Parameters<typeof stretch>[0]) => stretch(asked),
  }
})

const PERSON = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11'
const OTHER = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d12'
const ENTRY = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10'
const PASSPHRASE = 'lantaarn kiezel hooi wolk'

let sealing: Sealing
let key: EntryKey
let words: string

beforeAll(async () => {
  const code = newCode()
  words = (await wordsOf(code, 'nl')).join(' ')
  const made = await makeSealing(PERSON, PASSPHRASE, code)
  sealing = { ...made.sealing, passkeys: [] }
  key = made.key
})

const byPassphrase = (passphrase: string, kept = sealing, person = PERSON) =>
  unlock(kept, person, { by: 'passphrase', passphrase })
const byCode = (text: string, kept = sealing, person = PERSON) =>
  unlock(kept, person, { by: 'recovery', text })

describe('a sealing key', () => {
  it('opens with the passphrase and with the recovery code, and is the same key', async () => {
    const envelope = await sealEntry(key, ENTRY, 'stil')
    for (const again of [await byPassphrase(PASSPHRASE), await byCode(words)]) {
      expect(again.cipher.extractable).toBe(false)
      expect(await openEntry(again, ENTRY, envelope)).toBe('stil')
    }
  })

  it('does not open with another passphrase or code, or for another person', async () => {
    const foreign = (await wordsOf(newCode(), 'nl')).join(' ')
    await expect(byPassphrase(`${PASSPHRASE}s`)).rejects.toThrow(Refused)
    await expect(byPassphrase(PASSPHRASE, sealing, OTHER)).rejects.toThrow(Refused)
    await expect(byCode(foreign)).rejects.toThrow(Refused)
    await expect(byCode('geen code')).rejects.toThrow(Refused)
    await expect(byCode(words, sealing, OTHER)).rejects.toThrow(Refused)
  })

  it('does not open once any byte of its wrap was changed', async () => {
    const bytes = fromBase64Url(sealing.recovery) ?? new Uint8Array()
    for (let place = 0; place < bytes.length; place += 1) {
      const spoilt = Uint8Array.from(bytes)
      spoilt[place] = (spoilt[place] ?? 0) ^ (1 << (place % 8))
      await expect(byCode(words, { ...sealing, recovery: toBase64Url(spoilt) })).rejects.toThrow(
        Refused,
      )
    }
  })

  it('does not open with a wrap that was cheapened, or that would cost too much', async () => {
    const spoil = (place: number, value: number) => {
      const bytes = fromBase64Url(sealing.passphrase) ?? new Uint8Array()
      bytes[place] = value
      return { ...sealing, passphrase: toBase64Url(bytes) }
    }
    // Memory stands in bytes 18 to 21, passes and lanes behind it.
    for (const [place, value] of [
      [18, 255],
      [20, 0],
      [22, 0],
      [22, 200],
      [23, 9],
    ] as const) {
      await expect(byPassphrase(PASSPHRASE, spoil(place, value))).rejects.toThrow(Refused)
    }
  })

  it('does not take the wrap of another way or another key', async () => {
    await expect(
      byPassphrase(PASSPHRASE, { ...sealing, passphrase: sealing.recovery }),
    ).rejects.toThrow()
    await expect(byCode(words, { ...sealing, id: OTHER })).rejects.toThrow(Refused)
  })

  it('gets another passphrase or code without becoming another key', async () => {
    const envelope = await sealEntry(key, ENTRY, 'stil')
    const code = newCode()
    const anew = (await wordsOf(code, 'fr')).join(' ')
    const opener = { by: 'recovery', text: words } as const
    const changed = await withSealingKey(sealing, PERSON, opener, async (raw) => ({
      ...sealing,
      passphrase: await underPassphrase(raw, sealing.id, PERSON, 'regen op het dak'),
      recovery: await underCode(raw, sealing.id, PERSON, code),
    }))
    for (const again of [
      await byPassphrase('regen op het dak', changed),
      await byCode(anew, changed),
    ]) {
      expect(await openEntry(again, ENTRY, envelope)).toBe('stil')
    }
    await expect(byPassphrase(PASSPHRASE, changed)).rejects.toThrow(Refused)
    await expect(byCode(words, changed)).rejects.toThrow(Refused)
  })

  it('is overwritten once it was used', async () => {
    let held = new Uint8Array()
    await withSealingKey(sealing, PERSON, { by: 'recovery', text: words }, async (raw) => {
      expect(raw.some((byte) => byte !== 0)).toBe(true)
      held = raw
    })
    expect(held.every((byte) => byte === 0)).toBe(true)
  })

  it('has fresh salts every time', async () => {
    const salts = await Promise.all(
      [1, 2].map(async () => {
        const { sealing: made } = await makeSealing(PERSON, PASSPHRASE, newCode())
        return [readWrap(made.passphrase), readWrap(made.recovery)].map(({ way }: Wrapped) =>
          toBase64Url(way.salt),
        )
      }),
    )
    expect(new Set(salts.flat()).size).toBe(4)
  })
})

describe('a recovery code', () => {
  it('is read however it is typed', async () => {
    const typed = words.split(' ').map((word, place) => `${place + 1}. ${word.toUpperCase()},`)
    expect((await readCode(typed.join('\n'))).codes).toHaveLength(1)
    const short = words.split(' ').map((word) => word.slice(0, 4))
    expect((await readCode(short.join(' '))).codes).toHaveLength(1)
    const french = (await wordsOf(newCode(), 'fr')).join(' ')
    const bare = french.normalize('NFD').replace(/\p{Mark}/gu, '')
    expect((await readCode(bare)).codes).toHaveLength(1)
  })

  it('says which words are in no list, and whether there are too few', async () => {
    const typed = words.split(' ')
    typed[3] = 'qqqq'
    expect(await readCode(typed.join(' '))).toMatchObject({
      codes: [],
      strange: ['qqqq'],
      count: 12,
    })
    expect(await readCode(words.split(' ').slice(1).join(' '))).toMatchObject({
      codes: [],
      strange: [],
      count: 11,
    })
  })

  it('is noticed when two words changed places, nearly always', async () => {
    let noticed = 0
    for (let round = 0; round < 64; round += 1) {
      const [first = '', second = '', ...rest] = await wordsOf(newCode(), 'en')
      const { codes } = await readCode([second, first, ...rest].join(' '))
      if (codes.length === 0) noticed += 1
    }
    expect(noticed).toBeGreaterThan(45)
  })

  it('has a list of 2,048 Dutch words that differ in four letters', async () => {
    const { wordlist } = await import('./words-nl')
    expect(wordlist).toHaveLength(2048)
    expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(2048)
    expect(wordlist.every((word) => /^[a-z]{4,8}$/.test(word))).toBe(true)
  })
})
