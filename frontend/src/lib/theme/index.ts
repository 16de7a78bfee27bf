import { useSyncExternalStore } from 'react'

/** `system` follows the device. The choice stays on the device. */
export type Appearance = 'system' | 'light' | 'dark'

const STORED = 'klankbord.appearance'
const listeners = new Set<() => void>()

export function appearance(): Appearance {
  const stored = localStorage.getItem(STORED)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Put the chosen appearance on the document; the style sheet does the rest. */
export function applyAppearance(): void {
  const chosen = appearance()
  if (chosen === 'system') delete document.documentElement.dataset.appearance
  else document.documentElement.dataset.appearance = chosen
}

export function chooseAppearance(chosen: Appearance): void {
  if (chosen === 'system') localStorage.removeItem(STORED)
  else localStorage.setItem(STORED, chosen)
  applyAppearance()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useAppearance(): [Appearance, (chosen: Appearance) => void] {
  return [useSyncExternalStore(subscribe, appearance), chooseAppearance]
}
