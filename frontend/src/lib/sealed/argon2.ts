import { argon2id } from '@noble/hashes/argon2.js'
import { type Bytes, utf8 } from './bytes'
import { KEY_BYTES } from './keys'
import { plainForm } from './plain-form'
import type { Cost } from './wraps'

export type Stretching = { passphrase: string; salt: Bytes; cost: Cost }

/**
 * Stretch a passphrase (Argon2id, RFC 9106). Takes a second or more and holds the thread.
 * `onProgress` gets the share that is done.
 */
export function stretch(
  { passphrase, salt, cost }: Stretching,
  onProgress?: (share: number) => void,
): Bytes {
  const { memory, passes, lanes } = cost
  const options = {
    m: memory,
    t: passes,
    p: lanes,
    dkLen: KEY_BYTES,
    ...(onProgress && { onProgress }),
  }
  return new Uint8Array(argon2id(utf8(plainForm(passphrase)), salt, options))
}
