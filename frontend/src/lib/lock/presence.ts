/**
 * When somebody was last busy on this device, and whether it is locked: what every tab must know
 * at once, before anything encrypted can be opened. It holds no secret.
 */
export type Presence = { person: string; minutes: number; seen: number; isLocked: boolean }

const STORED = 'klankbord.lock'

export function readPresence(): Presence | null {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? 'null') as Presence | null
  } catch {
    return null
  }
}

export function writePresence(presence: Presence): void {
  localStorage.setItem(STORED, JSON.stringify(presence))
}

export function forgetPresence(): void {
  localStorage.removeItem(STORED)
}

/** Is it locked, or was everybody away for too long? */
export function wantsLock(presence: Presence | null, now: number): boolean {
  if (!presence) return false
  const away = now - presence.seen
  // A clock that was set back says nothing about how long it was.
  return presence.isLocked || away < 0 || away >= presence.minutes * 60_000
}

/** Call `heard` when another tab changes it; returns what ends that. */
export function followPresence(heard: () => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key === STORED || key === null) heard()
  }
  window.addEventListener('storage', listen)
  return () => window.removeEventListener('storage', listen)
}
