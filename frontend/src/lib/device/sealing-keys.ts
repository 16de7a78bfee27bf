import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { api, data, isProblem, tagged } from '@/lib/api'
import { type EntryKey, keyRing, type Sealing } from '@/lib/sealed'
import type { Desk } from './desk'

/** The ids of one's keys of sealed entries, the one that seals first; none before it is set up. */
export function sealingKeysQuery(desk: Desk) {
  return queryOptions({
    queryKey: ['sealing-keys', desk.person],
    queryFn: async (): Promise<string[]> => {
      try {
        const { items } = await data(api.GET('/sealing-keys'))
        return items.map(({ id }) => id)
      } catch (error) {
        if (!isProblem(error) || !error.isTransient) throw error
        return (await desk.shelf.sealing()).map(({ id }) => id)
      }
    },
    staleTime: 60_000,
    retry: false,
  })
}

/**
 * How a key opens; without a connection as it was last known on this device. The wraps open
 * nothing without the passphrase, the code or the passkey.
 */
export async function readSealing(
  desk: Desk,
  id: string,
): Promise<{ sealing: Sealing; etag: string }> {
  const kept = await desk.shelf.sealing()
  try {
    const { body, etag } = await tagged(api.GET('/sealing-keys/{id}', { params: { path: { id } } }))
    await keepSealing(desk, body)
    return { sealing: body, etag }
  } catch (error) {
    const known = kept.find((one) => one.id === id)
    if (!known || !isProblem(error) || !error.isUnreachable) throw error
    return { sealing: known, etag: '' }
  }
}

/** Remember on this device how a key opens. */
export async function keepSealing(desk: Desk, sealing: Sealing): Promise<void> {
  const { id, passphrase, recovery, passkeys } = sealing
  const others = (await desk.shelf.sealing()).filter((one) => one.id !== id)
  const known = [{ id, passphrase, recovery, passkeys }, ...others]
  await desk.shelf.keepSealing(known.sort((one, other) => (one.id < other.id ? 1 : -1)))
}

export type SealingState = {
  /** `none`: not set up; `unknown`: nobody could tell. */
  state: 'unknown' | 'none' | 'locked' | 'open'
  /** The id of the key that seals. */
  id: string | null
  /** That key, while it is unlocked. */
  key: EntryKey | null
}

/** Whether this person seals entries, and whether they can be read here now. */
export function useSealing(desk: Desk): SealingState {
  useKeyRing()
  const { data: ids } = useQuery(sealingKeysQuery(desk))
  const id = ids?.[0] ?? null
  const key = ownKey(desk, id)
  if (!ids) return { state: 'unknown', id, key }
  return { state: id === null ? 'none' : key ? 'open' : 'locked', id, key }
}

/** Draw again whenever something is locked or unlocked. */
export function useKeyRing(): number {
  return useSyncExternalStore(keyRing.subscribe, keyRing.edition)
}

/** The unlocked key called `id`, when it is one of this person. */
export function ownKey(desk: Desk, id: string | null): EntryKey | null {
  const key = keyRing.key(id)
  return key?.person === desk.person ? key : null
}
