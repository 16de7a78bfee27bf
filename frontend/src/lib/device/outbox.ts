import { isProblem } from '@/lib/api/problem'
import { Courier, type Remote } from './deliver'
import type { Entries } from './entries'
import { type Begun, type Entry, isDue, isUnsent, newEntry, type Saved, same } from './entry'
import { exclusive } from './tabs'

/** `waiting`: no answer from the server, tries again by itself. `signed-out`: waits for the person. */
export type Phase = 'idle' | 'sending' | 'waiting' | 'signed-out'

export type Timing = {
  now(): number
  /** Call `work` after `delay` milliseconds; answers how to call it off. */
  later(work: () => void, delay: number): () => void
}

export type OutboxOptions<Content> = {
  person: string
  entries: Entries<Content>
  remote: Remote<Content>
  timing: Timing
  /** Is the session still that of this person? Asked before anything is sent. */
  isStillHere(): Promise<boolean>
  /** What is noted of an entry that is begun here. */
  begin?(): Begun
  /** The content that should go out in place of the entry's; null: the entry's own. */
  mend?(entry: Entry<Content>): Content | null
  /** Words were put on the device by this page. */
  onKept?(): void
  /** The server refused us (`error`), or somebody else is signed in (null). */
  onSignedOut(error: unknown): void
}

/** How long after a pause in the writing the words go to the server, and how long at most without one. */
export const SEND_AFTER = 1_500
const SEND_WITHIN = 15_000
const FIRST_RETRY = 2_000
const LAST_RETRY = 60_000
/** Writes of one entry in one go; more means that something is wrong, and patience is better. */
const MOST_ROUNDS = 4

/** Keeps what a person writes on the device, and brings it to the server as soon as it can. */
export class Outbox<Content> {
  readonly entries: Entries<Content>
  readonly #options: OutboxOptions<Content>
  readonly #courier: Courier<Content>
  readonly #listeners = new Set<() => void>()
  #phase: Phase = 'idle'
  #failures = 0
  #wake: { at: number; callOff: () => void } | null = null
  #unsentSince: number | null = null
  #running: Promise<void> | null = null
  #closed = false

  constructor(options: OutboxOptions<Content>) {
    this.#options = options
    this.entries = options.entries
    this.#courier = new Courier(options)
  }

  phase = (): Phase => this.#phase

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The entries with words that the server does not have yet. */
  unsent(): Entry<Content>[] {
    return this.entries.all().filter(isUnsent)
  }

  /** The entries that would be lost with this page: neither the device nor the server has them. */
  endangered = (): Entry<Content>[] => this.unsent().filter(({ id }) => !this.entries.isKept(id))

  /** Keep `content` on the device now and send it soon. `base` is what the writer started from. */
  async keep(id: string, content: Content, base: Saved<Content> | null): Promise<void> {
    const now = this.#options.timing.now()
    await this.entries.change(id, (current) => {
      const entry = current ?? { ...newEntry(id, content, now), base, ...this.#begun(base) }
      const changed = !same(entry.content, content)
      const trouble = changed && entry.trouble?.kind === 'refused' ? null : entry.trouble
      return { ...entry, content, trouble, open: true, changedAt: changed ? now : entry.changedAt }
    })
    if (this.#phase === 'idle') this.#sendSoon()
    this.#options.onKept?.()
  }

  /** Bring entry `id` where it outlasts this page; false when neither device nor server takes it. */
  async secure(id: string): Promise<boolean> {
    const isSafe = () => this.endangered().every((entry) => entry.id !== id)
    if (!isSafe()) await this.flush()
    // That sending may have begun before the last words.
    if (!isSafe() && this.#phase === 'idle') await this.flush()
    return isSafe()
  }

  /** The writer is done; the entry leaves the device once the server has it. */
  async finish(id: string): Promise<void> {
    await this.entries.change(id, (entry) => entry && { ...entry, open: false })
    await this.flush()
  }

  /** Hide it now and delete it for good after `delay` milliseconds, unless `restore` comes first. */
  async remove(id: string, saved: Saved<Content> | null, delay: number): Promise<void> {
    const now = this.#options.timing.now()
    await this.entries.change(id, (current) => {
      const known = saved && { ...newEntry(id, saved.content, now), base: saved }
      const entry = current ?? known
      return entry && { ...entry, open: false, removeAt: now + delay }
    })
    if (this.#phase === 'idle') this.#wakeAt(Math.min(now + delay, this.#wake?.at ?? Infinity))
  }

  async restore(id: string): Promise<void> {
    await this.entries.change(id, (entry) => entry && { ...entry, removeAt: null })
  }

  /** The page goes away: ask for the deletions that waited for a change of mind. */
  leave(): void {
    for (const { id, removeAt, base } of this.entries.all()) {
      if (removeAt === null || !base) continue
      // If it does not arrive, the entry still waits on the device for the next start.
      this.#options.remote.remove(id, base.etag).catch(() => undefined)
    }
  }

  /** Deletions that still wait for a change of mind become due: the person went elsewhere. */
  async settleRemovals(): Promise<void> {
    if (this.#closed) return
    const now = this.#options.timing.now()
    const hidden = this.entries.all().filter((entry) => entry.removeAt !== null)
    await Promise.all(
      hidden.map(({ id }) =>
        this.entries.change(id, (entry) => entry && { ...entry, removeAt: now }),
      ),
    )
    await this.flush()
  }

  /** End a conflict: go on with `content`, which the person chose knowing the server's state. */
  async resolve(id: string, content: Content): Promise<void> {
    await this.entries.change(id, (entry) => {
      if (entry?.trouble?.kind !== 'conflict') return entry
      return { ...entry, content, base: entry.trouble.theirs, attempt: null, trouble: null }
    })
    await this.flush()
  }

  /** Let go of an entry that nobody wants any more; the server is not told. */
  async drop(id: string): Promise<void> {
    await this.entries.change(id, () => null)
  }

  /** Send everything that is due now. Never rejects; what did not work is tried again later. */
  flush = (): Promise<void> => {
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  close(): void {
    this.#closed = true
    this.#sleep()
  }

  #begun(base: Saved<Content> | null): { begun?: Begun } {
    const begun = base ? undefined : this.#options.begin?.()
    return begun ? { begun } : {}
  }

  async #sendAll(): Promise<void> {
    this.#sleep()
    this.#unsentSince = null
    if (this.#closed) return this.#rest()
    await this.entries.offerAgain()
    if (this.#closed || this.#due().length === 0) return this.#rest()
    try {
      await exclusive(`${this.#options.person}/sending`, () => this.#sendDue())
      this.#failures = 0
      this.#rest()
    } catch (error) {
      if (isProblem(error, 401)) this.#signedOut(error)
      else this.#retryLater(isProblem(error) ? error.retryAfter : undefined)
    }
  }

  async #sendDue(): Promise<void> {
    if (!(await this.#options.isStillHere())) return this.#signedOut(null)
    this.#enter('sending')
    const failed = new Map<string, unknown>()
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const due = this.#due().filter(({ id }) => !failed.has(id))
      if (due.length === 0) break
      for (const { id } of due) {
        await this.#courier.deliver(id).catch((error) => {
          if (!isProblem(error, 500)) throw error
          failed.set(id, error)
        })
      }
    }
    // What the server fails on now, may be fine later; the others need not wait for it.
    for (const error of failed.values()) throw error
    this.#enter('idle')
  }

  #due(): Entry<Content>[] {
    const now = this.#options.timing.now()
    return this.entries.all().filter((entry) => isDue(entry, now))
  }

  #signedOut(error: unknown): void {
    this.#enter('signed-out')
    this.#options.onSignedOut(error)
  }

  #retryLater(retryAfter = 0): void {
    const delay = Math.min(FIRST_RETRY * 2 ** this.#failures, LAST_RETRY)
    this.#failures += 1
    this.#enter('waiting')
    this.#wakeAt(this.#options.timing.now() + Math.max(delay, retryAfter * 1000))
  }

  /** Look again when the next deletion is due, or soon when words were added while sending. */
  #rest(): void {
    if (this.#phase === 'signed-out') return
    this.#enter('idle')
    const moments = this.entries.all().map((entry) => entry.removeAt ?? Infinity)
    const next = Math.min(...moments, Infinity)
    if (this.#due().length > 0) this.#sendSoon()
    else if (next < Infinity) this.#wakeAt(next)
  }

  #sendSoon(): void {
    const now = this.#options.timing.now()
    this.#unsentSince ??= now
    this.#wakeAt(Math.min(now + SEND_AFTER, this.#unsentSince + SEND_WITHIN))
  }

  #wakeAt(at: number): void {
    this.#sleep()
    if (this.#closed) return
    const delay = Math.max(at - this.#options.timing.now(), 0)
    this.#wake = { at, callOff: this.#options.timing.later(() => void this.flush(), delay) }
  }

  #sleep(): void {
    this.#wake?.callOff()
    this.#wake = null
  }

  #enter(phase: Phase): void {
    if (this.#phase === phase) return
    this.#phase = phase
    for (const listener of this.#listeners) listener()
  }
}
