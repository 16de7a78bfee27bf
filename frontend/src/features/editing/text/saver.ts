import { api, isProblem, MERGE_PATCH, type Problem, tagged } from '@/lib/api'
import { type Manuscript, readManuscript } from '../data/queries'
import { keepAside, keepWritten } from '../data/revisions'
import { type Changes, changesOf, isSame, type Words, wordsOf } from './words'

type Read = { body: Manuscript; etag: string }

export type Saving = {
  /** `waiting`: written, not sent yet. `trouble`: not kept; is tried again. `refused`: not kept
   * until something else is written. `stale`: somebody else saved; the writer chooses. */
  status: 'saved' | 'waiting' | 'saving' | 'trouble' | 'refused' | 'stale'
  words: Words
  version: number
  /** Is anything being written, beside the latest revision? */
  open: boolean
  problem: Problem | null
  /** What is saved now, while the status is `stale`. */
  theirs: Read | null
  /** What was written here and put aside for what somebody else saved. */
  aside: Words | null
  /** In which version what makes room was kept; null while that did not work. */
  kept: number | null
}

const PAUSE = 1500
const AGAIN = 5000
const MOST = 60_000

/** Keeps what is written in one text at the server, and in memory until that worked. */
export class Saver {
  #state: Saving
  #saved: Words
  #etag: string
  #sent: Words | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null
  #failures = 0
  readonly #listeners = new Set<() => void>()
  onSaved: () => void = () => undefined
  onError: (error: unknown) => void = () => undefined

  constructor(
    readonly id: string,
    { body, etag }: Read,
  ) {
    this.#saved = wordsOf(body)
    this.#etag = etag
    this.#state = {
      status: 'saved',
      words: this.#saved,
      version: body.version,
      open: body.open,
      problem: null,
      theirs: null,
      aside: null,
      kept: null,
    }
  }

  get state(): Saving {
    return this.#state
  }

  get isSaved(): boolean {
    return this.#state.status === 'saved'
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  snapshot = () => this.#state

  write(changes: Partial<Words>): void {
    if (this.#state.status === 'stale') return
    const words = { ...this.#state.words, ...changes }
    if (this.#running) {
      this.#set({ words })
    } else if (isSame(words, this.#saved)) {
      this.#later(null)
      this.#set({ words, status: 'saved', problem: null })
    } else if (this.#state.status === 'trouble') {
      this.#set({ words })
    } else {
      this.#set({ words, status: 'waiting' })
      this.#later(PAUSE)
    }
  }

  /** Save what is not saved yet; answers whether everything is kept now. */
  async flush(): Promise<boolean> {
    if (this.#running) await this.#running
    if (this.isSaved || this.#state.status === 'stale') return this.isSaved
    await this.#start()
    return this.isSaved
  }

  /** Save mine over what somebody else saved, once that is kept as a version. */
  async keepMine(): Promise<boolean> {
    const { theirs } = this.#state
    if (!theirs) return false
    try {
      const kept = await keepWritten(this.id)
      this.#adopt(theirs)
      this.#set({ status: 'waiting', theirs: null, problem: null, kept })
    } catch (error) {
      if (!isProblem(error)) throw error
      this.onError(error)
      this.#set({ problem: error })
      return false
    }
    return this.flush()
  }

  /** Go on with what somebody else saved; mine is kept as a version and stays readable. */
  async takeTheirs(): Promise<void> {
    const { theirs, words } = this.#state
    if (!theirs) return
    this.#adopt(theirs)
    this.#set({ status: 'saved', words: this.#saved, theirs: null, aside: words, kept: null })
    await this.keepAside()
  }

  /** Keep what was put aside as a version; `kept` says whether that worked. */
  async keepAside(): Promise<void> {
    const { aside } = this.#state
    if (!aside) return
    try {
      this.#set({ kept: await keepAside(this.id, aside), problem: null })
    } catch (error) {
      if (!isProblem(error)) throw error
      this.onError(error)
      this.#set({ problem: error })
    }
  }

  forgetAside(): void {
    this.#set({ aside: null, kept: null })
  }

  /** Go on with another state of the text, such as an earlier revision. */
  replace(read: Read): void {
    this.#later(null)
    this.#adopt(read)
    const words = isSame(this.#state.words, this.#saved) ? this.#state.words : this.#saved
    this.#set({ status: 'saved', words, problem: null, theirs: null })
  }

  /** Take what is saved now, when nothing is written here that is not. */
  async refresh(): Promise<void> {
    if (!this.isSaved) return
    const { words } = this.#state
    try {
      const read = await readManuscript(this.id)
      if (this.isSaved && this.#state.words === words) this.replace(read)
    } catch (error) {
      if (!isProblem(error)) throw error
      this.onError(error)
    }
  }

  #adopt({ body, etag }: Read): void {
    this.#saved = wordsOf(body)
    this.#etag = etag
    this.#set({ version: body.version, open: body.open })
  }

  #later(delay: number | null): void {
    clearTimeout(this.#timer)
    this.#timer = delay === null ? undefined : setTimeout(() => void this.#start(), delay)
  }

  #start(): Promise<void> {
    this.#running ??= this.#save().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #save(): Promise<void> {
    this.#later(null)
    this.#set({ status: 'saving' })
    const { words } = this.#state
    try {
      await this.#send(changesOf(words, this.#saved))
      this.#failures = 0
      this.#settle(null)
      this.onSaved()
    } catch (error) {
      if (!isProblem(error)) throw error
      await this.#fail(error, words)
    }
  }

  async #send(body: Changes): Promise<void> {
    this.#sent = { ...this.#saved, ...body }
    const read = await tagged(
      api.PATCH('/translations/{id}/manuscript', {
        params: { path: { id: this.id }, header: { 'If-Match': this.#etag } },
        body,
        headers: MERGE_PATCH,
      }),
    )
    this.#adopt(read)
    // What the server made of it is what was meant; only other words are still to be saved.
    this.#saved = { ...this.#saved, ...body }
  }

  #settle(problem: Problem | null): void {
    const kept = isSame(this.#state.words, this.#saved)
    this.#set({ status: kept ? 'saved' : 'waiting', problem })
    if (!kept) this.#later(PAUSE)
  }

  async #fail(problem: Problem, words: Words): Promise<void> {
    this.onError(problem)
    if (problem.status === 412) return this.#meetOthers()
    if (problem.isTransient || problem.status === 401) return this.#tryAgain(problem)
    if (problem.status === 400) await this.#keepTheRest(problem, words)
    this.#set({ status: 'refused', problem })
    if (this.#state.words !== words) this.#later(PAUSE)
  }

  /** One field that cannot be kept yet does not hold up the others. */
  async #keepTheRest(problem: Problem, words: Words): Promise<void> {
    const wrong = new Set(problem.issues.map(({ name }) => name.split('.')[0]))
    const changes = Object.entries(changesOf(words, this.#saved))
    const rest = changes.filter(([name]) => !wrong.has(name))
    if (rest.length === 0 || rest.length === changes.length) return
    try {
      await this.#send(Object.fromEntries(rest))
    } catch (error) {
      if (!isProblem(error)) throw error
    }
  }

  async #meetOthers(): Promise<void> {
    try {
      const theirs = await readManuscript(this.id)
      // The answer to what was sent before got lost: that is no other writer.
      if (this.#sent && isSame(wordsOf(theirs.body), this.#sent)) {
        this.#adopt(theirs)
        return this.#settle(null)
      }
      this.#set({ status: 'stale', theirs, problem: null })
    } catch (error) {
      if (!isProblem(error)) throw error
      this.#tryAgain(error)
    }
  }

  #tryAgain(problem: Problem): void {
    this.#failures += 1
    this.#set({ status: 'trouble', problem })
    const wait = problem.retryAfter ? problem.retryAfter * 1000 : AGAIN * 2 ** (this.#failures - 1)
    this.#later(Math.min(wait, MOST))
  }

  #set(changes: Partial<Saving>): void {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }
}
