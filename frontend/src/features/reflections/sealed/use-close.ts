import { useEffect, useState } from 'react'
import {
  type Close,
  closed,
  type Desk,
  ownKey,
  type ReflectionContent,
  useSealing,
} from '@/lib/device'
import { type EntryKey, keyIdOf, keyRing } from '@/lib/sealed'

/** Whether what is written here is sealed, and the form in which it is kept. */
export function useClose(desk: Desk, start: ReflectionContent) {
  const [isSealed, setSealed] = useState(start.envelope !== null)
  const { key: newest } = useSealing(desk)
  // What an earlier key sealed stays under it: the newest one may still be locked.
  const key = ownKey(desk, start.envelope && keyIdOf(start.envelope)) ?? newest
  const close: Close = async (id, content) =>
    isSealed ? closed(keyOrThrow(key), id, content) : { ...content, envelope: null }
  return { isSealed, setSealed, close }
}

/** Put the last words away before a key is forgotten; after that nothing can be sealed. */
export function usePutBeforeLocking(isSealed: boolean, put: () => Promise<unknown>): void {
  useEffect(() => (isSealed ? keyRing.beforeLocking(put) : undefined), [isSealed, put])
}

function keyOrThrow(key: EntryKey | null): EntryKey {
  // What is to be sealed is never kept readable instead.
  if (!key) throw new Error('Nothing can be sealed while the key is locked.')
  return key
}
