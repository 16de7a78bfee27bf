import { type Bytes, concat, fromBase64Url, toBase64Url, utf8, uuidBytes, uuidOf } from './bytes'
import {
  bound,
  decrypt,
  type EntryKey,
  encrypt,
  NONCE_BYTES,
  Refused,
  SCHEME,
  TAG_BYTES,
} from './keys'

const HEAD_BYTES = 1 + 16
/** What an envelope is of; one does not open as something else. */
export type SealedKind = 'reflection' | 'action point' | 'weave' | 'attachment' | 'file'
/** Lengths are rounded up to this, so that a short entry tells little by being short. */
const STEP = 256
/** What the server takes, in letters of base64url. */
export const LONGEST_ENVELOPE = 960_000

/**
 * An envelope that opens with `key` alone, for the reflection `id` of its person alone (or an
 * action point called so, or the weave of that reflection):
 * scheme (1) | key id (16) | nonce (12) | ciphertext and tag, in base64url.
 */
export async function sealEntry(
  key: EntryKey,
  id: string,
  value: unknown,
  kind: SealedKind = 'reflection',
): Promise<string> {
  return toBase64Url(await sealBytes(key, id, padded(utf8(JSON.stringify(value)), 0x20), kind))
}

/** What was sealed. Rejects with `Refused` when a byte changed or it belongs somewhere else. */
export async function openEntry<Value>(
  key: EntryKey,
  id: string,
  envelope: string,
  kind: SealedKind = 'reflection',
): Promise<Value> {
  const bytes = fromBase64Url(envelope)
  if (!bytes) throw new Refused()
  const plain = await openBytes(key, id, bytes, kind)
  return JSON.parse(new TextDecoder().decode(plain)) as Value
}

/** The bytes of an envelope of `plain`. */
export async function sealBytes(
  key: EntryKey,
  id: string,
  plain: Bytes,
  kind: SealedKind,
): Promise<Bytes> {
  const head = headOf(key.id)
  return concat(head, await encrypt(key.cipher, plain, contextOf(key, kind, id, head)))
}

/** What `sealBytes` was given. Rejects with `Refused`. */
export async function openBytes(
  key: EntryKey,
  id: string,
  bytes: Bytes,
  kind: SealedKind,
): Promise<Bytes> {
  if (keyIdIn(bytes) !== key.id) throw new Refused()
  const context = contextOf(key, kind, id, bytes.slice(0, HEAD_BYTES))
  return decrypt(key.cipher, bytes.slice(HEAD_BYTES), context)
}

/** Under which key an envelope is sealed; null when it is no envelope that we know. */
export function keyIdOf(envelope: string): string | null {
  const bytes = fromBase64Url(envelope)
  return bytes && keyIdIn(bytes)
}

/** The same of the bytes of an envelope. */
export function keyIdIn(bytes: Bytes): string | null {
  if (bytes[0] !== SCHEME) return null
  if (bytes.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES) return null
  return uuidOf(bytes.slice(1, HEAD_BYTES))
}

function headOf(keyId: string): Bytes {
  return concat(Uint8Array.of(SCHEME), uuidBytes(keyId))
}

function contextOf(key: EntryKey, kind: SealedKind, id: string, head: Bytes): Bytes {
  return bound(`klankbord sealed ${kind}`, key.person, uuidBytes(id), head)
}

/** `plain`, filled up to a multiple of `step`; reading JSON passes over spaces. */
export function padded(plain: Bytes, filling: number, step = STEP): Bytes {
  const filled = new Uint8Array(Math.ceil(plain.length / step) * step).fill(filling)
  filled.set(plain)
  return filled
}
