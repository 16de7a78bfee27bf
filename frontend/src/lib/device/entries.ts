import { type Entry, isSettled } from './entry'
import { type KeepingStore, keepingRefused } from './refused'
import type { DeviceStore } from './store'
import { type Channel, exclusive } from './tabs'

const KIND = 'entry'

/**
 * The entries of one person on this device, with a copy in memory that follows every tab.
 *
 * `change` reads, changes and writes as one step, across tabs; settled entries disappear. What the
 * device refuses (its disk is full) stays in memory, and goes to the server like the others.
 */
export class Entries<Content> {
  readonly #store: KeepingStore
  readonly #channel: Channel
  readonly #person: string
  readonly #read: (kept: Entry<Content>) => Entry<Content>
  readonly #copies = new Map<string, Entry<Content>>()
  readonly #listeners = new Set<() => void>()
  readonly #coming = new Set<Promise<unknown>>()
  #snapshot: readonly Entry<Content>[] = []

  private constructor(
    store: KeepingStore,
    channel: Channel,
    person: string,
    read: (kept: Entry<Content>) => Entry<Content>,
  ) {
    this.#store = store
    this.#channel = channel
    this.#person = person
    this.#read = read
  }

  /** `read` gives what earlier versions of the app kept the shape of today. */
  static async open<Content>(
    store: DeviceStore,
    channel: Channel,
    person: string,
    read: (kept: Entry<Content>) => Entry<Content> = (kept) => kept,
  ) {
    const entries = new Entries<Content>(keepingRefused(store), channel, person, read)
    for (const kept of await store.list<Entry<Content>>(KIND))
      entries.#copies.set(kept.id, read(kept))
    entries.#publish()
    channel.listen((note) => {
      if (note.about === 'entry') void entries.#reload(note.id)
    })
    return entries
  }

  /** All of them, newest first. The same array until something changes. */
  all = (): readonly Entry<Content>[] => this.#snapshot

  get(id: string): Entry<Content> | undefined {
    return this.#copies.get(id)
  }

  /** Would a reload find this entry as it is now? */
  isKept(id: string): boolean {
    return this.#store.isKept(KIND, id)
  }

  /** Offer the device again what it refused. Never rejects. */
  async offerAgain(): Promise<void> {
    await Promise.allSettled(
      this.#store.refused(KIND).map((id) => this.change(id, (entry) => entry)),
    )
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Replace the entry by what `next` makes of it; null removes it. Answers the new state. */
  change(
    id: string,
    next: (current: Entry<Content> | undefined) => Entry<Content> | null | undefined,
  ): Promise<Entry<Content> | undefined> {
    const changing = exclusive(`${this.#person}/${id}`, async () => {
      const current = await this.#get(id)
      const made = next(current)
      const kept = made && !isSettled(made) ? made : undefined
      if (kept) await this.#store.put(KIND, id, kept)
      else if (current || !this.#store.isKept(KIND, id)) await this.#store.remove(KIND, id)
      this.#follow(id, kept)
      this.#channel.tell({ about: 'entry', id })
      return kept
    })
    this.expect(changing)
    return changing
  }

  /** Something is on its way here: words that are being sealed first. */
  expect(change: Promise<unknown>): void {
    const coming: Promise<unknown> = change
      .catch(() => undefined)
      .finally(() => this.#coming.delete(coming))
    this.#coming.add(coming)
  }

  /** Settles once the device has all that is on its way, or refused it. Never rejects. */
  async settled(): Promise<void> {
    while (this.#coming.size > 0) await Promise.all(this.#coming)
  }

  async #reload(id: string): Promise<void> {
    this.#follow(id, await this.#get(id))
  }

  async #get(id: string): Promise<Entry<Content> | undefined> {
    const kept = await this.#store.get<Entry<Content>>(KIND, id)
    return kept && this.#read(kept)
  }

  #follow(id: string, entry: Entry<Content> | undefined): void {
    if (entry) this.#copies.set(id, entry)
    else this.#copies.delete(id)
    this.#publish()
  }

  #publish(): void {
    this.#snapshot = [...this.#copies.values()].sort(
      (one, other) => other.changedAt - one.changedAt,
    )
    for (const listener of this.#listeners) listener()
  }
}
