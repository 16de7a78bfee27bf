import type { EntryKey } from './keys'

/**
 * The unlocked keys of one person: in the memory of this page and nowhere else. Gone at a reload,
 * when the person locks or signs out, and when somebody else signs in.
 */
export class KeyRing {
  readonly #keys = new Map<string, EntryKey>()
  readonly #listeners = new Set<() => void>()
  readonly #leavings = new Set<() => Promise<unknown>>()
  /** Grows with every change, so that screens see it. */
  #edition = 0

  edition = (): number => this.#edition

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get isOpen(): boolean {
    return this.#keys.size > 0
  }

  key(id: string | null): EntryKey | null {
    return (id && this.#keys.get(id)) || null
  }

  /** The newest of the keys of `person` that are unlocked: ids grow. */
  newest(person: string): EntryKey | null {
    const own = [...this.#keys.values()].filter((key) => key.person === person)
    return own.sort((one, other) => (one.id < other.id ? 1 : -1))[0] ?? null
  }

  add(key: EntryKey): void {
    for (const kept of this.#keys.values()) if (kept.person !== key.person) this.#keys.clear()
    this.#keys.set(key.id, key)
    this.#tell()
  }

  /** Do `work` before the keys go, while something can still be sealed. */
  beforeLocking(work: () => Promise<unknown>): () => void {
    this.#leavings.add(work)
    return () => this.#leavings.delete(work)
  }

  /** Forget all keys, once everybody who is writing has put their words away. */
  async lock(): Promise<void> {
    await Promise.allSettled([...this.#leavings].map((work) => work()))
    this.forget()
  }

  /** Forget all keys now. */
  forget(): void {
    if (this.#keys.size === 0) return
    this.#keys.clear()
    this.#tell()
  }

  #tell(): void {
    this.#edition += 1
    for (const listener of this.#listeners) listener()
  }
}

/** The one of this page. */
export const keyRing = new KeyRing()
