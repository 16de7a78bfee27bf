import { type Bytes, concat, random, utf8, uuidBytes } from './bytes'

export const KEY_BYTES = 32
export const NONCE_BYTES = 12
export const TAG_BYTES = 16
export const SCHEME = 1

/** What was sealed was changed, stands in the wrong place, or was met with the wrong secret. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** The key that seals and opens entries of one person. No script can read its bytes. */
export type EntryKey = { id: string; person: string; cipher: CryptoKey }

/** A fresh sealing key. Whoever holds these bytes overwrites them as soon as they can. */
export function newSealingKey(): Bytes {
  return random(KEY_BYTES)
}

/** Overwrite a secret that is not needed any more. */
export function forget(secret: Uint8Array): void {
  secret.fill(0)
}

/** The key of entries that belongs to the sealing key `raw`. */
export async function entryKeyOf(raw: Bytes, id: string, person: string): Promise<EntryKey> {
  const cipher = await derivedKey(raw, new Uint8Array(), 'klankbord sealed entries v1')
  return { id, person, cipher }
}

/** An AES-256-GCM key from a secret (HKDF-SHA-256, RFC 5869) that cannot be exported. */
export async function derivedKey(secret: Bytes, salt: Bytes, purpose: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(purpose) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** What a ciphertext is bound to: its kind, its person, and whatever else is given. */
export function bound(kind: string, person: string, ...rest: Uint8Array[]): Bytes {
  const name = utf8(kind)
  return concat(Uint8Array.of(name.length), name, uuidBytes(person), ...rest)
}

/** Nonce, ciphertext and tag of `plain`. */
export async function encrypt(key: CryptoKey, plain: Bytes, context: Bytes): Promise<Bytes> {
  const iv = random(NONCE_BYTES)
  const parameters = { name: 'AES-GCM', iv, additionalData: context }
  return concat(iv, new Uint8Array(await crypto.subtle.encrypt(parameters, key, plain)))
}

/** What `encrypt` was given. Rejects with `Refused`. */
export async function decrypt(key: CryptoKey, sealed: Bytes, context: Bytes): Promise<Bytes> {
  const iv = sealed.slice(0, NONCE_BYTES)
  const parameters = { name: 'AES-GCM', iv, additionalData: context }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, sealed.slice(NONCE_BYTES)))
  } catch {
    throw new Refused()
  }
}
