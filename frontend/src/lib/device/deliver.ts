import { uuidv7 } from 'uuidv7'
import { isProblem, type Problem } from '@/lib/api/problem'
import type { Entries } from './entries'
import { type Attempt, type Entry, isDue, type Saved, same } from './entry'

/** How the server keeps this kind of writing. Every call rejects with a `Problem`. */
export interface Remote<Content> {
  create(id: string, content: Content, key: string): Promise<Saved<Content>>
  change(id: string, base: Saved<Content>, content: Content): Promise<Saved<Content>>
  remove(id: string, etag: string): Promise<void>
  /** The present state, or null when there is none any more. */
  read(id: string): Promise<Saved<Content> | null>
}

type Office<Content> = {
  entries: Entries<Content>
  remote: Remote<Content>
  timing: { now(): number }
  mend?(entry: Entry<Content>): Content | null
}

/**
 * Brings one entry to the server: at most one write, or its deletion.
 *
 * Every outcome but two is written into the entry; rejects only when it is worth trying again
 * later (no answer, too often, a failing server) or when the session is over.
 */
export class Courier<Content> {
  readonly #entries: Entries<Content>
  readonly #remote: Remote<Content>
  readonly #now: () => number
  readonly #mend: (entry: Entry<Content>) => Content | null

  constructor({ entries, remote, timing, mend }: Office<Content>) {
    this.#entries = entries
    this.#remote = remote
    this.#now = () => timing.now()
    this.#mend = mend ?? (() => null)
  }

  async deliver(id: string): Promise<void> {
    const entry = await this.#begin(id)
    if (!entry) return
    if (entry.removeAt !== null) await this.#deliverRemoval(entry)
    else if (entry.attempt) await this.#deliverWrite(entry, entry.attempt)
  }

  /** Fix on the device what is about to be sent, so that a repetition is the same in every byte. */
  async #begin(id: string): Promise<Entry<Content> | undefined> {
    const begun = await this.#entries.change(id, (entry) => {
      if (!entry || !isDue(entry, this.#now()) || entry.attempt || entry.removeAt !== null) {
        return entry
      }
      const etag = entry.base?.etag ?? null
      const mended = entry.base ? null : this.#mend(entry)
      const content = mended ?? entry.content
      return {
        ...entry,
        ...(mended && { content, mended: true }),
        attempt: { key: uuidv7(), content, etag },
      }
    })
    return begun && isDue(begun, this.#now()) ? begun : undefined
  }

  async #deliverWrite(entry: Entry<Content>, attempt: Attempt<Content>): Promise<void> {
    try {
      const saved = entry.base
        ? await this.#remote.change(entry.id, entry.base, attempt.content)
        : await this.#remote.create(entry.id, attempt.content, attempt.key)
      await this.#acknowledge(entry.id, attempt, saved.etag)
    } catch (error) {
      if (!isProblem(error) || error.isTransient || error.status === 401) throw error
      await this.#settle(entry, attempt, error)
    }
  }

  #acknowledge(id: string, attempt: Attempt<Content>, etag: string): Promise<unknown> {
    return this.#entries.change(
      id,
      (entry) => entry && { ...entry, attempt: null, base: { content: attempt.content, etag } },
    )
  }

  async #settle(entry: Entry<Content>, attempt: Attempt<Content>, problem: Problem): Promise<void> {
    const mayBeThere = [409, 412, 422].includes(problem.status)
    const isGone = problem.status === 404 && entry.base !== null
    if (!mayBeThere && !isGone) return this.#refuse(entry.id, problem)

    const theirs = isGone ? null : await this.#remote.read(entry.id)
    if (theirs && same(theirs.content, attempt.content)) {
      // The write did arrive earlier; only its answer was lost.
      await this.#acknowledge(entry.id, attempt, theirs.etag)
    } else if (problem.status === 422 && !theirs) {
      // The server knows our key from another body: begin again under a new one.
      await this.#entries.change(entry.id, (now) => now && { ...now, attempt: null })
    } else {
      await this.#entries.change(
        entry.id,
        (now) => now && { ...now, attempt: null, trouble: { kind: 'conflict', theirs } },
      )
    }
  }

  async #refuse(id: string, problem: Problem): Promise<void> {
    const { detail, issues } = problem
    await this.#entries.change(
      id,
      (entry) => entry && { ...entry, attempt: null, trouble: { kind: 'refused', detail, issues } },
    )
  }

  async #deliverRemoval(entry: Entry<Content>): Promise<void> {
    const known = entry.base ?? (entry.attempt ? await this.#remote.read(entry.id) : null)
    try {
      if (known) await this.#remote.remove(entry.id, known.etag)
    } catch (error) {
      if (isProblem(error, 412)) return this.#giveBack(entry)
      if (!isProblem(error, 404)) throw error
    }
    await this.#entries.change(entry.id, () => null)
  }

  /** It was changed elsewhere after the person chose to delete it: show it again instead. */
  async #giveBack(entry: Entry<Content>): Promise<void> {
    const theirs = await this.#remote.read(entry.id)
    await this.#entries.change(entry.id, (now) => {
      if (!now || !theirs) return null
      const back = { ...now, removeAt: null, attempt: null }
      return same(now.content, entry.base?.content)
        ? { ...back, content: theirs.content, base: theirs, trouble: null, open: false }
        : { ...back, trouble: { kind: 'conflict', theirs } }
    })
  }
}
