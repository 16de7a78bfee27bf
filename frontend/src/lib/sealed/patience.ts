/** After how many wrong passphrases there is a pause, and how long it gets at most. */
const FREE = 3
const FIRST = 2_000
const LONGEST = 60_000
const PLACE = 'klankbord.sealed-tries'

type Kept = { tries: number; until: number }

/**
 * Slows down who keeps trying passphrases, also over reloads. A pause grows to a minute and never
 * further, so that nobody is locked out for good.
 */
export const patience = {
  /** Milliseconds until another try; 0: now. */
  left(now = Date.now()): number {
    // A clock that was set back must not make anybody wait longer than the longest pause.
    return Math.max(0, Math.min(kept().until - now, LONGEST))
  },
  wrong(now = Date.now()): void {
    const tries = kept().tries + 1
    const pause = tries < FREE ? 0 : Math.min(FIRST * 2 ** Math.min(tries - FREE, 20), LONGEST)
    localStorage.setItem(PLACE, JSON.stringify({ tries, until: now + pause } satisfies Kept))
  },
  right(): void {
    localStorage.removeItem(PLACE)
  },
}

function kept(): Kept {
  try {
    const { tries, until } = JSON.parse(localStorage.getItem(PLACE) ?? '') as Kept
    if (Number.isFinite(tries) && Number.isFinite(until)) return { tries, until }
  } catch {
    // Nothing there, or nothing that we wrote.
  }
  return { tries: 0, until: 0 }
}
