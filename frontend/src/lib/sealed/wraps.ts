import {
  type Bytes,
  concat,
  fromBase64Url,
  numberIn,
  toBase64Url,
  uuidBytes,
  uuidOf,
  whole,
} from './bytes'
import {
  bound,
  decrypt,
  derivedKey,
  encrypt,
  forget,
  KEY_BYTES,
  NONCE_BYTES,
  Refused,
  SCHEME,
  TAG_BYTES,
} from './keys'

/** What Argon2id costs: `memory` in KiB. */
export type Cost = { memory: number; passes: number; lanes: number }

/** By what a wrapped key opens, with what is needed to make the secret anew. */
export type Way =
  | { by: 'passphrase'; cost: Cost; salt: Bytes }
  | { by: 'recovery'; salt: Bytes }
  | { by: 'passkey'; salt: Bytes; credential: Bytes }

/** A sealing key as the server keeps it: `keyId` and `way` can be read, the key cannot. */
export type Wrapped = { keyId: string; way: Way; head: Bytes; sealed: Bytes }

const NUMBERS = { passphrase: 1, recovery: 2, passkey: 3 } as const
const KIND = 'klankbord sealing key'
const SALT_BYTES = 16
const PRF_SALT_BYTES = 32
const BODY_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES
/** A server that asks for less than this is not believed, nor one that asks for more than a phone has. */
const LEAST: Cost = { memory: 19 * 1024, passes: 1, lanes: 1 }
const MOST: Cost = { memory: 256 * 1024, passes: 10, lanes: 4 }

/**
 * The sealing key `raw` under `secret`, bound to its person, its id and the way it opens:
 * scheme (1) | way (1) | key id (16) | what the way needs | nonce (12) | key (32) | tag (16).
 */
export async function wrapKey(
  raw: Bytes,
  { keyId, person, way, secret }: { keyId: string; person: string; way: Way; secret: Bytes },
): Promise<string> {
  const head = headOf(keyId, way)
  const key = await keyOf(way, secret)
  return toBase64Url(concat(head, await encrypt(key, raw, bound(KIND, person, head))))
}

/** The sealing key. Rejects with `Refused` for another secret, or when a byte was changed. */
export async function unwrapKey(wrapped: Wrapped, person: string, secret: Bytes): Promise<Bytes> {
  const key = await keyOf(wrapped.way, secret)
  return decrypt(key, wrapped.sealed, bound(KIND, person, wrapped.head))
}

/** Take a wrap apart. Throws `Refused` for what is none, or one that costs too little or too much. */
export function readWrap(text: string): Wrapped {
  const bytes = fromBase64Url(text)
  if (!bytes || bytes.length < 18 + BODY_BYTES || bytes[0] !== SCHEME) throw new Refused()
  const head = bytes.slice(0, bytes.length - BODY_BYTES)
  const way = wayIn(bytes[1] ?? 0, head.slice(18))
  const keyId = uuidOf(bytes.slice(2, 18))
  return { keyId, way, head, sealed: bytes.slice(head.length) }
}

function keyOf(way: Way, secret: Bytes): Promise<CryptoKey> {
  return derivedKey(secret, way.salt, `${KIND} v1 ${way.by}`).finally(() => forget(secret))
}

function headOf(keyId: string, way: Way): Bytes {
  const head = concat(Uint8Array.of(SCHEME, NUMBERS[way.by]), uuidBytes(keyId))
  if (way.by === 'recovery') return concat(head, way.salt)
  if (way.by === 'passkey') {
    return concat(head, way.salt, whole(way.credential.length, 2), way.credential)
  }
  const { memory, passes, lanes } = way.cost
  return concat(head, whole(memory, 4), Uint8Array.of(passes, lanes), way.salt)
}

function wayIn(number: number, rest: Bytes): Way {
  if (number === NUMBERS.recovery && rest.length === SALT_BYTES) {
    return { by: 'recovery', salt: rest }
  }
  if (number === NUMBERS.passphrase && rest.length === 6 + SALT_BYTES) {
    const cost = {
      memory: numberIn(rest.slice(0, 4)),
      passes: rest[4] ?? 0,
      lanes: rest[5] ?? 0,
    }
    if (isBearable(cost)) return { by: 'passphrase', cost, salt: rest.slice(6) }
  }
  const credential = rest.slice(PRF_SALT_BYTES + 2)
  const length = numberIn(rest.slice(PRF_SALT_BYTES, PRF_SALT_BYTES + 2))
  if (number === NUMBERS.passkey && length > 0 && credential.length === length) {
    return { by: 'passkey', salt: rest.slice(0, PRF_SALT_BYTES), credential }
  }
  throw new Refused()
}

function isBearable(cost: Cost): boolean {
  const names = ['memory', 'passes', 'lanes'] as const
  return names.every((name) => LEAST[name] <= cost[name] && cost[name] <= MOST[name])
}
