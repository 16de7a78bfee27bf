import { isCode, type KeptCode, keepCode, secondsToWait } from './code'
import { forgetPresence, readPresence, wantsLock, writePresence } from './presence'

/** After how many minutes of absence to lock. */
export const MINUTES = [2, 5, 15] as const
export type Minutes = (typeof MINUTES)[number]

/** What opening a lock needs of the device's encrypted store. */
type Keeper = {
  get<Value>(kind: string, id: string): Promise<Value | undefined>
  put(kind: string, id: string, value: unknown): Promise<void>
  remove(kind: string, id: string): Promise<void>
}
type Kept = { minutes: Minutes; code: KeptCode; failures: number; waitUntil: number }

/** What came of trying a code; `wait` is how many seconds to wait before the next one. */
export type Tried = { opened: boolean; wait: number }

const KIND = 'lock'
const ID = 'code'
/** Being busy is written down at most this often, in milliseconds. */
const NOTED_EVERY = 5_000

/** One person's lock on this device. It covers the screen; words stay where they are. */
export class Lock {
  readonly #keeper: Keeper
  readonly #person: string
  readonly #now: () => number
  readonly #listeners = new Set<() => void>()
  #kept: Kept | null

  private constructor(keeper: Keeper, person: string, now: () => number, kept: Kept | null) {
    this.#keeper = keeper
    this.#person = person
    this.#now = now
    this.#kept = kept
  }

  static async open(keeper: Keeper, person: string, now: () => number = Date.now): Promise<Lock> {
    const kept = (await keeper.get<Kept>(KIND, ID)) ?? null
    const lock = new Lock(keeper, person, now, kept)
    const presence = readPresence()
    if (!kept || presence?.person !== person) {
      if (kept) lock.#note(true)
      else forgetPresence()
    } else lock.check()
    return lock
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** After how many minutes it locks, or null when it never does. */
  minutes = (): Minutes | null => this.#kept?.minutes ?? null

  isLocked = (): boolean => this.#kept !== null && (readPresence()?.isLocked ?? true)

  /** Lock after `minutes`; an empty `code` keeps the one there is. */
  async turnOn(minutes: Minutes, code: string): Promise<void> {
    const fresh = code === '' ? this.#kept?.code : await keepCode(code)
    if (!fresh) throw new Error('A lock needs a code.')
    await this.#keep({ minutes, code: fresh, failures: 0, waitUntil: 0 })
    this.#note(false)
  }

  async turnOff(): Promise<void> {
    this.#kept = null
    await this.#keeper.remove(KIND, ID)
    forgetPresence()
    this.#tell()
  }

  /** Somebody is busy here. */
  seen(): void {
    const presence = readPresence()
    if (!this.#kept || presence?.isLocked) return
    if (presence && this.#now() - presence.seen < NOTED_EVERY) return
    this.#note(false)
  }

  /** Lock when everybody was away for too long. Tells who listens when that changes anything. */
  check(): void {
    const presence = readPresence()
    const mayLock = this.#kept !== null && !presence?.isLocked
    if (mayLock && wantsLock(presence, this.#now())) this.#note(true)
    else this.#tell()
  }

  /** Open with the code. Wrong ones are slowed, also after a reload, and never refused for good. */
  async tryCode(code: string): Promise<Tried> {
    const kept = this.#kept
    if (!kept) return { opened: true, wait: 0 }
    const left = Math.ceil((kept.waitUntil - this.#now()) / 1000)
    // A clock that was set back would make it wait for ever.
    if (left > 0 && left <= secondsToWait(kept.failures)) return { opened: false, wait: left }
    if (await isCode(code, kept.code)) {
      await this.unlock()
      return { opened: true, wait: 0 }
    }
    const failures = kept.failures + 1
    const wait = secondsToWait(failures)
    await this.#keep({ ...kept, failures, waitUntil: this.#now() + wait * 1000 })
    return { opened: false, wait }
  }

  /** Open: who is here proved it to the server. */
  async unlock(): Promise<void> {
    if (this.#kept) await this.#keep({ ...this.#kept, failures: 0, waitUntil: 0 })
    this.#note(false)
  }

  async #keep(kept: Kept): Promise<void> {
    this.#kept = kept
    await this.#keeper.put(KIND, ID, kept)
  }

  #note(isLocked: boolean): void {
    if (this.#kept) {
      const { minutes } = this.#kept
      writePresence({ person: this.#person, minutes, seen: this.#now(), isLocked })
    }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
