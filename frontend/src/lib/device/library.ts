import type { Schemas } from '@/lib/api'
import { isProblem } from '@/lib/api/problem'
import { type Padded, padded, sizeOf } from './padding'
import type { DeviceStore } from './store'
import { type Channel, exclusive } from './tabs'

type Article = Schemas['Article']
type SavedArticle = Schemas['SavedArticle']
type ReadingList = Schemas['ReadingList']

/** What somebody saved, as the server last told it. */
export type Saved = { items: SavedArticle[]; lists: ReadingList[] }

/** The answer to "is this still how it reads?": new words, the same ones, or no longer published. */
export type Fresh = { article: Article; etag: string } | 'same' | 'gone'

/** Where the library gets its texts from. Every call rejects with a `Problem`. */
export interface Source {
  saved(): Promise<Saved>
  article(slug: string, etag: string | null): Promise<Fresh>
  /** The article with its pictures inside the text, as far as they fit in `most` bytes. */
  illustrated(article: Article, most: number): Promise<Article>
}

/** Where one article lies: under a name that says nothing about it. */
type Place = {
  name: string
  /** Its addresses, in every language. */
  slugs: string[]
  etag: string
  /** What the list said of it when it was fetched. */
  card: string
  checkedAt: number
  keptAt: number
  bytes: number
}

type Index = Saved & {
  places: Record<string, Place>
  /** Addresses of articles that were kept here and are not published any more. */
  gone: string[]
  freshAt: number
}

/** The library as screens show it. */
export type Shown = Saved & {
  /** The moment of the last complete look at the server; 0 before the first. */
  freshAt: number
  /** How many articles lie here, and how much room they take. */
  count: number
  bytes: number
  has(article: string): boolean
}

export type Found = { article: Article; keptAt: number }

type Options = {
  store: DeviceStore
  channel: Channel
  person: string
  source: Source
  now(): number
  isStillHere(): Promise<boolean>
}

const INDEX = 'library'
const ALL = 'all'
const ARTICLE = 'article'
const MINUTE = 60_000
/** What nobody changed is not asked for sooner than this. */
const PATIENCE = 15 * MINUTE
const TEXT_CHECKED_EVERY = 24 * 60 * MINUTE
/** All articles together, pictures included. */
export const MOST_BYTES = 50_000_000
/** One article with its pictures. */
const MOST_OF_ONE = 5_000_000

const EMPTY: Index = { items: [], lists: [], places: {}, gone: [], freshAt: 0 }

/** The articles that somebody saved, kept encrypted on this device to be read without a connection. */
export class Library {
  readonly #options: Options
  readonly #listeners = new Set<() => void>()
  #index: Index
  #shown: Shown
  #isClosed = false
  #running: Promise<void> | null = null
  #again = false

  private constructor(options: Options, index: Index) {
    this.#options = options
    this.#index = index
    this.#shown = shownOf(index)
    options.channel.listen((note) => {
      if (note.about === 'library') void this.#reload()
    })
  }

  static async open(options: Options): Promise<Library> {
    return new Library(options, await indexIn(options.store))
  }

  /** The same object until something changes. */
  shown = (): Shown => this.#shown

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The article at this address, in whichever language it lies here. */
  async find(slug: string): Promise<Found | 'gone' | 'unknown'> {
    const place = Object.values(this.#index.places).find(({ slugs }) => slugs.includes(slug))
    const kept = place && (await this.#options.store.get<Padded<Article>>(ARTICLE, place.name))
    if (kept) return { article: kept.value, keptAt: place.keptAt }
    return this.#index.gone.includes(slug) ? 'gone' : 'unknown'
  }

  /** Does the server say something else about these than what is known here? */
  differsFrom(items: SavedArticle[]): boolean {
    const known = new Map(this.#index.items.map((item) => [item.id, item]))
    return items.some((item) => JSON.stringify(known.get(item.id)) !== JSON.stringify(item))
  }

  /** Look at the server when that was not done just now. */
  refreshSometimes = (): Promise<void> => {
    const passed = Math.abs(this.#options.now() - this.#index.freshAt)
    return passed < PATIENCE ? Promise.resolve() : this.refresh()
  }

  /** Make this device hold what is saved now. Never rejects; what did not work waits for the next time. */
  refresh = (): Promise<void> => {
    this.#again = this.#running !== null
    this.#running ??= this.#refreshInTurn().finally(() => {
      this.#running = null
      if (this.#again) void this.refresh()
    })
    return this.#running
  }

  close(): void {
    this.#isClosed = true
  }

  async #refreshInTurn(): Promise<void> {
    if (this.#isClosed || !this.#options.store.durable) return
    try {
      await exclusive(`${this.#options.person}/library`, () => this.#follow())
    } catch {
      // No connection, a full device, or a device that was just wiped: what lies here, stays.
    }
  }

  async #follow(): Promise<void> {
    if (!(await this.#options.isStillHere())) return
    const saved = await this.#options.source.saved()
    this.#index = await indexIn(this.#options.store)
    await this.#forgetOthers(saved)
    let room = MOST_BYTES
    for (const item of saved.items) {
      if (this.#isClosed) return
      if (item.article) room -= await this.#keep(item.id, item.article, room)
    }
    await this.#put({ ...this.#index, freshAt: this.#options.now() })
  }

  /** First let go of what may not be here any more; fetching can take long, or fail. */
  async #forgetOthers(saved: Saved): Promise<void> {
    const published = new Set(saved.items.flatMap((item) => (item.article ? [item.id] : [])))
    const stillSaved = new Set(saved.items.map(({ id }) => id))
    const places = Object.entries(this.#index.places)
    const unpublished = places.filter(([id]) => stillSaved.has(id) && !published.has(id))
    const gone = [...this.#index.gone, ...unpublished.flatMap(([, place]) => place.slugs)]
    const slugs = new Set(saved.items.flatMap(({ article }) => (article ? [article.slug] : [])))
    await this.#put({
      ...this.#index,
      ...saved,
      places: Object.fromEntries(places.filter(([id]) => published.has(id))),
      gone: [...new Set(gone)].filter((slug) => !slugs.has(slug)),
    })
    const named = new Set(Object.values(this.#index.places).map(({ name }) => name))
    const lying = await this.#options.store.ids(ARTICLE)
    const left = lying.filter((name) => !named.has(name))
    await Promise.all(left.map((name) => this.#options.store.remove(ARTICLE, name)))
  }

  /** Have one article here as it reads now; answers how much of `room` it takes. */
  async #keep(id: string, card: { slug: string }, room: number): Promise<number> {
    const place = this.#index.places[id]
    const now = this.#options.now()
    const isSameCard = place?.card === JSON.stringify(card)
    const isYoung = place && Math.abs(now - place.checkedAt) < TEXT_CHECKED_EVERY
    if (place && place.bytes > room) return this.#drop(id, place)
    if (place && isSameCard && isYoung) return place.bytes
    const etag = isSameCard ? (place?.etag ?? null) : null
    const fresh = await this.#ask(card.slug, etag)
    if (fresh === 'gone') return place ? this.#drop(id, place) : 0
    if (fresh === 'same' && place) {
      await this.#putPlace(id, { ...place, checkedAt: now })
      return place.bytes
    }
    return fresh === 'same' ? 0 : this.#store(id, fresh, { card: JSON.stringify(card), room })
  }

  async #ask(slug: string, etag: string | null): Promise<Fresh> {
    try {
      return await this.#options.source.article(slug, etag)
    } catch (error) {
      if (isProblem(error, 404)) return 'gone'
      throw error
    }
  }

  async #store(
    id: string,
    { article, etag }: { article: Article; etag: string },
    { card, room }: { card: string; room: number },
  ): Promise<number> {
    const { store, source, now } = this.#options
    const most = Math.min(MOST_OF_ONE, room)
    const record = padded(await source.illustrated(article, most))
    const bytes = sizeOf(record)
    const before = this.#index.places[id]
    if (bytes > room) return before ? this.#drop(id, before) : 0
    const name = before?.name ?? crypto.randomUUID()
    await store.put(ARTICLE, name, record)
    const slugs = [article.slug, ...article.languages.map((language) => language.slug)]
    const moment = now()
    await this.#putPlace(id, {
      name,
      slugs: [...new Set(slugs)],
      etag,
      card,
      checkedAt: moment,
      keptAt: moment,
      bytes,
    })
    return bytes
  }

  async #drop(id: string, place: Place): Promise<number> {
    const { [id]: _, ...places } = this.#index.places
    await this.#put({ ...this.#index, places })
    await this.#options.store.remove(ARTICLE, place.name)
    return 0
  }

  #putPlace(id: string, place: Place): Promise<void> {
    return this.#put({ ...this.#index, places: { ...this.#index.places, [id]: place } })
  }

  async #put(index: Index): Promise<void> {
    if (this.#isClosed) return
    await this.#options.store.put(INDEX, ALL, padded(index))
    this.#show(index)
    this.#options.channel.tell({ about: 'library' })
  }

  async #reload(): Promise<void> {
    if (!this.#isClosed) this.#show(await indexIn(this.#options.store))
  }

  #show(index: Index): void {
    this.#index = index
    this.#shown = shownOf(index)
    for (const listener of this.#listeners) listener()
  }
}

async function indexIn(store: DeviceStore): Promise<Index> {
  return (await store.get<Padded<Index>>(INDEX, ALL))?.value ?? EMPTY
}

function shownOf({ items, lists, places, freshAt }: Index): Shown {
  const kept = Object.values(places)
  return {
    items,
    lists,
    freshAt,
    count: kept.length,
    bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
    has: (article) => article in places,
  }
}
