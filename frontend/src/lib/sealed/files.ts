import type { Bytes } from './bytes'
import { openBytes, padded, sealBytes } from './envelopes'
import { type EntryKey, Refused } from './keys'

/** Sizes are rounded up to this, so that a file is not known by its size. */
const STEP = 64 * 1024

/** The envelope of a file, filled up with zeros; `id` is bound to it, and names this file alone. */
export function sealFile(key: EntryKey, id: string, content: Bytes): Promise<Bytes> {
  return sealBytes(key, id, padded(content, 0, STEP), 'file')
}

/** The `size` bytes that were sealed as the file `id`. Rejects with `Refused`. */
export async function openFile(
  key: EntryKey,
  id: string,
  size: number,
  sealed: Bytes,
): Promise<Bytes> {
  const filled = await openBytes(key, id, sealed, 'file')
  if (size > filled.length || size < 0) throw new Refused()
  return filled.slice(0, size)
}
