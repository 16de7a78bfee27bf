import { uuidv7 } from 'uuidv7'
import type { Bytes } from './bytes'
import { random, toBase64Url } from './bytes'
import { type EntryKey, entryKeyOf, forget, newSealingKey, Refused } from './keys'
import { askPasskey, type PasskeyWay, type Proved } from './passkeys'
import { readCode } from './recovery-code'
import { COST, stretchBeside } from './stretching'
import { readWrap, unwrapKey, type Way, type Wrapped, wrapKey } from './wraps'

/** A sealing key as the server keeps it: wrapped once for each way to open it. */
export type Sealing = { id: string; passphrase: string; recovery: string; passkeys: string[] }

type Progress = (share: number) => void

const SALT_BYTES = 16

/** Make a sealing key, wrapped under a passphrase and a recovery code. `code` is overwritten. */
export async function makeSealing(
  person: string,
  passphrase: string,
  code: Bytes,
  onProgress?: Progress,
): Promise<{ sealing: Omit<Sealing, 'passkeys'>; key: EntryKey }> {
  const raw = newSealingKey()
  const id = uuidv7()
  try {
    const sealing = {
      id,
      passphrase: await underPassphrase(raw, id, person, passphrase, onProgress),
      recovery: await underCode(raw, id, person, code),
    }
    return { sealing, key: await entryKeyOf(raw, id, person) }
  } finally {
    forget(raw)
  }
}

/** How somebody says that it is them. */
export type Opener =
  | { by: 'passphrase'; passphrase: string; onProgress?: Progress | undefined }
  | { by: 'recovery'; text: string }
  | { by: 'passkey' }

/**
 * Open the sealing key, do `work` with its bytes, and overwrite them. Rejects with `Refused` for a
 * wrong passphrase or code, and with `PasskeyTrouble`.
 */
export async function withSealingKey<Result>(
  sealing: Sealing,
  person: string,
  opener: Opener,
  work: (raw: Bytes) => Promise<Result>,
): Promise<Result> {
  const raw = await opened(sealing, person, opener)
  try {
    return await work(raw)
  } finally {
    forget(raw)
  }
}

/** The key of entries, for the memory of this page. Rejects as `withSealingKey` does. */
export function unlock(sealing: Sealing, person: string, opener: Opener): Promise<EntryKey> {
  return withSealingKey(sealing, person, opener, (raw) => entryKeyOf(raw, sealing.id, person))
}

export async function underPassphrase(
  raw: Bytes,
  keyId: string,
  person: string,
  passphrase: string,
  onProgress?: Progress,
): Promise<string> {
  const way: Way = { by: 'passphrase', cost: COST, salt: random(SALT_BYTES) }
  const secret = await stretchBeside({ passphrase, salt: way.salt, cost: way.cost }, onProgress)
  return wrapKey(raw, { keyId, person, way, secret })
}

export function underCode(raw: Bytes, keyId: string, person: string, code: Bytes): Promise<string> {
  const way: Way = { by: 'recovery', salt: random(SALT_BYTES) }
  return wrapKey(raw, { keyId, person, way, secret: code })
}

export function underPasskey(
  raw: Bytes,
  keyId: string,
  person: string,
  { way, secret }: Proved,
): Promise<string> {
  return wrapKey(raw, { keyId, person, way, secret })
}

/** The wraps of passkeys, taken apart. */
export function passkeysOf(sealing: Sealing): (Wrapped & { way: PasskeyWay })[] {
  return sealing.passkeys.map((text) => {
    const { way, ...wrapped } = ofThisKey(text, sealing.id, 'passkey')
    if (way.by !== 'passkey') throw new Refused()
    return { ...wrapped, way }
  })
}

/** The wraps without that of this passkey, so that each stands there once. */
export function withoutPasskey(sealing: Sealing, { credential }: PasskeyWay): string[] {
  const id = toBase64Url(credential)
  const known = passkeysOf(sealing).map(({ way }) => toBase64Url(way.credential))
  return sealing.passkeys.filter((_, place) => known[place] !== id)
}

async function opened(sealing: Sealing, person: string, opener: Opener): Promise<Bytes> {
  if (opener.by === 'passkey') return openedByPasskey(sealing, person)
  if (opener.by === 'recovery') return openedByCode(sealing, person, opener.text)
  const wrapped = ofThisKey(sealing.passphrase, sealing.id, 'passphrase')
  if (wrapped.way.by !== 'passphrase') throw new Refused()
  const { cost, salt } = wrapped.way
  const asked = { passphrase: opener.passphrase, cost, salt }
  return unwrapKey(wrapped, person, await stretchBeside(asked, opener.onProgress))
}

async function openedByCode(sealing: Sealing, person: string, text: string): Promise<Bytes> {
  const wrapped = ofThisKey(sealing.recovery, sealing.id, 'recovery')
  const { codes } = await readCode(text)
  // The same words can be a code in two languages; only one of them opens.
  const tries = await Promise.allSettled(codes.map((code) => unwrapKey(wrapped, person, code)))
  const right = tries.find((one) => one.status === 'fulfilled')
  if (!right) throw new Refused()
  return right.value
}

async function openedByPasskey(sealing: Sealing, person: string): Promise<Bytes> {
  const passkeys = passkeysOf(sealing)
  const proved = await askPasskey(passkeys.map(({ way }) => way))
  const wrapped = passkeys.find(({ way }) => way.salt === proved.way.salt)
  if (!wrapped) throw new Refused()
  return unwrapKey(wrapped, person, proved.secret)
}

/** A wrap, which has to be one of this key and open in this way. */
function ofThisKey(text: string, keyId: string, by: Way['by']): Wrapped {
  const wrapped = readWrap(text)
  if (wrapped.keyId !== keyId || wrapped.way.by !== by) throw new Refused()
  return wrapped
}
