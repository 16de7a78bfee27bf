import type { Phase } from './outbox'

/** When the browser was asked last; it says nothing of anybody. */
const ASKED = 'klankbord.lasting'
/** Whoever said no, or looked away, is left in peace this long (milliseconds). */
const PEACE = 90 * 24 * 3_600_000

type Writing = { phase(): Phase; unsent(): readonly unknown[] }
type Keeper = Pick<StorageManager, 'persisted' | 'persist'>

/**
 * Asks the browser not to throw away what this device keeps when its disk is full, or when nobody
 * came for a week. Some browsers ask the person; so it is done once, while words that were written
 * on this page wait to be sent. Everything else the server has, or gives again.
 */
export class Lasting {
  readonly #keeper: Keeper | undefined
  readonly #now: () => number
  #hasWritten = false
  #isDone = false

  constructor(keeper: Keeper | undefined = navigator.storage, now: () => number = Date.now) {
    this.#keeper = keeper
    this.#now = now
  }

  /** Words were kept on the device just now, by whoever writes on this page. */
  kept(writing: Writing): void {
    this.#hasWritten = true
    this.look(writing)
  }

  /** Look whether it is time to ask: called whenever the sending goes otherwise. */
  look(writing: Writing): void {
    if (!this.#hasWritten || this.#isDone) return
    const waits = writing.phase() === 'waiting' || writing.phase() === 'signed-out'
    if (!waits || writing.unsent().length === 0) return
    this.#isDone = true
    void this.#ask()
  }

  async #ask(): Promise<void> {
    try {
      const since = this.#now() - Number(localStorage.getItem(ASKED) ?? Number.NaN)
      // A moment in the future is from a clock that was wrong.
      if ((since >= 0 && since < PEACE) || !this.#keeper || (await this.#keeper.persisted())) return
      localStorage.setItem(ASKED, String(this.#now()))
      await this.#keeper.persist()
    } catch {
      // Without an answer everything is as it was.
    }
  }
}

export function forgetAsking(): void {
  localStorage.removeItem(ASKED)
}
