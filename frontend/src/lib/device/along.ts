import { useEffect, useState } from 'react'
import {
  type EntryKey,
  keyIdOf,
  keyRing,
  openEntry,
  type SealedKind,
  sealEntry,
} from '@/lib/sealed'
import type { Desk } from './desk'
import { ownKey, useKeyRing } from './sealing-keys'

/** Something that belongs to a reflection, with its words in an envelope, or readable (null). */
export type Along = { id: string; envelope: string | null }

export type OpenedAlong<Value> =
  | { state: 'readable' | 'locked' | 'opening' | 'broken' }
  | { state: 'open'; value: Value }

type Found<Value> = { edition: number; values: ReadonlyMap<string, Value | null> }

/** The words of things that are sealed along; they live as long as the screen that shows them. */
export function useAlong<Value>(
  desk: Desk | null,
  kind: SealedKind,
  things: Along[],
): (thing: Along) => OpenedAlong<Value> {
  const edition = useKeyRing()
  const [found, setFound] = useState<Found<Value> | null>(null)
  const stamps = things.map(({ id, envelope }) => id + envelope).join()

  // biome-ignore lint/correctness/useExhaustiveDependencies: `stamps` says whether things changed
  useEffect(() => {
    if (!desk || !keyRing.isOpen) return setFound(null)
    let isWanted = true
    void Promise.all(things.map((thing) => pairOf<Value>(desk, kind, thing))).then(
      (pairs) => isWanted && setFound({ edition, values: new Map(pairs.flat()) }),
    )
    return () => {
      isWanted = false
    }
  }, [desk, kind, edition, stamps])

  return ({ envelope }) => {
    if (!envelope) return { state: 'readable' }
    if (!desk || !ownKey(desk, keyIdOf(envelope))) return { state: 'locked' }
    const value = found?.edition === edition ? found.values.get(envelope) : undefined
    if (value === undefined) return { state: 'opening' }
    return value === null ? { state: 'broken' } : { state: 'open', value }
  }
}

/** The key that seals what belongs to a sealed reflection; null while all are locked. */
export function useAlongKey(desk: Desk | null): EntryKey | null {
  useKeyRing()
  return desk && keyRing.newest(desk.person)
}

/** An envelope of `value`, opened again to be sure before anything readable makes room for it. */
export async function sealedAlong(
  key: EntryKey,
  kind: SealedKind,
  id: string,
  value: unknown,
): Promise<string> {
  const envelope = await sealEntry(key, id, value, kind)
  const again = await openEntry(key, id, envelope, kind)
  if (JSON.stringify(again) !== JSON.stringify(value)) throw new Error('It does not open again.')
  return envelope
}

async function pairOf<Value>(
  desk: Desk,
  kind: SealedKind,
  { id, envelope }: Along,
): Promise<[string, Value | null][]> {
  const key = envelope && ownKey(desk, keyIdOf(envelope))
  if (!key) return []
  try {
    return [[envelope, await openEntry<Value>(key, id, envelope, kind)]]
  } catch {
    return [[envelope, null]]
  }
}
