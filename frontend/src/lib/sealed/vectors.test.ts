import { describe, expect, it, vi } from 'vitest'
import { stretch } from './argon2'
import { type Bytes, fromBase64Url, toBase64Url } from './bytes'
import { openEntry, sealEntry } from './envelopes'
import { openFile, sealFile } from './files'
import { entryKeyOf, Refused } from './keys'
import { readCode, wordsOf } from './recovery-code'
import vectors from './vectors.json'
import { readWrap, unwrapKey, type Way, wrapKey } from './wraps'

/** `tests/contract/test_sealed_vectors.py` reads the same file, with another cryptography. */
const bytes = (text: string): Bytes => fromBase64Url(text) ?? new Uint8Array()
const { person, keyId } = vectors
const raw = () => bytes(vectors.sealingKey)

function withNonce(nonce: string): void {
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
    ;(into as Uint8Array).set(bytes(nonce))
    return into
  })
}

describe('the format', () => {
  it('seals and opens an entry as it always did', async () => {
    const { reflection, nonce, value, envelope } = vectors.entry
    const key = await entryKeyOf(raw(), keyId, person)
    expect(await openEntry(key, reflection, envelope)).toEqual(value)
    withNonce(nonce)
    expect(await sealEntry(key, reflection, value)).toBe(envelope)
  })

  it.each(['action point', 'weave', 'attachment'] as const)(
    'seals and opens a %s along',
    async (kind) => {
      const { id, nonce, value, envelope } = vectors.along[kind]
      const key = await entryKeyOf(raw(), keyId, person)
      expect(await openEntry(key, id, envelope, kind)).toEqual(value)
      await expect(openEntry(key, id, envelope)).rejects.toThrow(Refused)
      withNonce(nonce)
      expect(await sealEntry(key, id, value, kind)).toBe(envelope)
    },
  )

  it('seals and opens a file as it always did', async () => {
    const { id, size, nonce, envelopeSize, envelopeSha256 } = vectors.file
    const key = await entryKeyOf(raw(), keyId, person)
    const content = Uint8Array.from({ length: size }, (_, n) => 7 * n + Math.floor(n / 256))
    withNonce(nonce)
    const sealed = await sealFile(key, id, content)
    expect(sealed.length).toBe(envelopeSize)
    const digest = await crypto.subtle.digest('SHA-256', sealed)
    expect(toBase64Url(new Uint8Array(digest))).toBe(envelopeSha256)
    expect(await openFile(key, id, size, sealed)).toEqual(content)
  })

  it.each(['passphrase', 'recovery', 'passkey'] as const)(
    'wraps by %s as it always did',
    async (by) => {
      const { secret, wrap, nonce } = vectors.wraps[by]
      const wrapped = readWrap(wrap)
      expect(wrapped.way.by).toBe(by)
      expect(toBase64Url(await unwrapKey(wrapped, person, bytes(secret)))).toBe(vectors.sealingKey)
      withNonce(nonce)
      const way: Way = wrapped.way
      expect(await wrapKey(raw(), { keyId, person, way, secret: bytes(secret) })).toBe(wrap)
    },
  )

  it('stretches a passphrase as it always did', () => {
    const { passphrase, typed, secret, wrap } = vectors.wraps.passphrase
    const { way } = readWrap(wrap)
    if (way.by !== 'passphrase') throw new Error('This vector is of another kind.')
    for (const each of [passphrase, typed]) {
      expect(toBase64Url(stretch({ passphrase: each, cost: way.cost, salt: way.salt }))).toBe(
        secret,
      )
    }
  })

  it('writes and reads a code as it always did, in each language', async () => {
    const { secret, words } = vectors.wraps.recovery
    for (const language of ['nl', 'fr', 'en'] as const) {
      expect((await wordsOf(bytes(secret), language)).join(' ')).toBe(
        words[language].normalize('NFC'),
      )
      expect((await readCode(words[language])).codes.map(toBase64Url)).toEqual([secret])
    }
  })
})
