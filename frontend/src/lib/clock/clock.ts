/** The last moment that a server named here: no later moment can come before it. */
const SEEN = 'klankbord.clock'

/** A device may be wrong by this much (milliseconds) before anybody needs to know. */
export const DOUBT = 12 * 3_600_000

/** What cannot be right: the date lies too far `ahead`, or too far `behind`. */
export type ClockTrouble = 'ahead' | 'behind'

/** How far the server's clock is ahead of this device's; null before it was heard. */
let difference: number | null = null
const listeners = new Set<() => void>()

/** Take over the time in a `Date` header of an answer that comes from no cache. */
export function noteServerTime(header: string | null): void {
  const moment = header ? Date.parse(header) : Number.NaN
  if (Number.isNaN(moment)) return
  const before = clockTrouble()
  difference = moment - Date.now()
  localStorage.setItem(SEEN, String(moment))
  if (clockTrouble() !== before) for (const listener of listeners) listener()
}

/** Did the server say what time it is since this page was loaded? */
export function isTimeCertain(): boolean {
  return difference !== null
}

/** This moment in milliseconds: the device's, unless that is known to be far from right. */
export function rightNow(): number {
  const now = Date.now()
  if (difference === null) return now < seen() - DOUBT ? seen() : now
  return Math.abs(difference) > DOUBT ? now + difference : now
}

export function clockTrouble(): ClockTrouble | null {
  if (difference === null) return Date.now() < seen() - DOUBT ? 'behind' : null
  if (Math.abs(difference) <= DOUBT) return null
  return difference < 0 ? 'ahead' : 'behind'
}

export function followClock(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Forget what the server said: the device changes hands, or a test begins. */
export function forgetServerTime(): void {
  difference = null
  localStorage.removeItem(SEEN)
}

function seen(): number {
  if (typeof localStorage === 'undefined') return 0
  return Number(localStorage.getItem(SEEN)) || 0
}
