import { useSyncExternalStore } from 'react'
import type { Locale } from '@/lib/i18n'

/** Paths of the page that is showing, in the languages it exists in. */
export type Alternates = Partial<Record<Locale, string>>

let present: Alternates = {}
const listeners = new Set<() => void>()

export function setAlternates(alternates: Alternates): void {
  present = alternates
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where the showing page is in other languages, for the language switch. */
export function useAlternates(): Alternates {
  return useSyncExternalStore(subscribe, () => present)
}
