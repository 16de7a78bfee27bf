import { useSyncExternalStore } from 'react'
import { today } from '@/lib/format'

/** Says nothing about what anybody wrote, so it may stay on the device when they sign out. */
const KEPT = 'klankbord.on-this-day'
const NEVER = 'never'

export type Remembering = 'shown' | 'not-today' | 'never'

const listeners = new Set<() => void>()

/** Whether *Vandaag* may show on this device what was written on this day before. */
export function remembering(now = today()): Remembering {
  const kept = localStorage.getItem(KEPT)
  if (kept === NEVER) return 'never'
  return kept === now ? 'not-today' : 'shown'
}

/** Choose that; *not-today* is over by itself tomorrow. */
export function chooseRemembering(chosen: Remembering, now = today()): void {
  if (chosen === 'shown') localStorage.removeItem(KEPT)
  else localStorage.setItem(KEPT, chosen === 'never' ? NEVER : now)
  for (const listener of listeners) listener()
}

export function useRemembering(): Remembering {
  return useSyncExternalStore(subscribe, remembering)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}
