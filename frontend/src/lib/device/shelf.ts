import type { Schemas } from '@/lib/api'
import type { Sealing } from '@/lib/sealed'
import type { Template } from '@/lib/templates'
import { itemNow, reflectionNow } from './earlier'
import { keepingRefused } from './refused'
import type { DeviceStore } from './store'

type Reflection = Schemas['Reflection']
type Item = Schemas['ReflectionSummary']
export type Kept = { reflection: Reflection; etag: string }

/** Which reflections are listed: all, or those of one theme or kind of session. */
export type Filter = { theme?: Item['theme'] | undefined; kind?: Item['kind'] | undefined }
/** Where a stretch of the timeline lies, among the reflections of its filter. */
type Place = Filter & { isFirst: boolean; isLast: boolean }

const DETAIL = 'reflection'
const LIST = 'timeline'
const TEMPLATES = 'templates'
const SEALING = 'sealing'
const ALL = 'all'
const EXCERPT = 160

/**
 * What the server last said about one's own reflections, to be read without a connection. What the
 * device refuses (its disk is full) is known until this page goes.
 */
export class Shelf {
  readonly #store: DeviceStore
  readonly #listeners = new Set<() => void>()
  #items: readonly Item[]

  private constructor(store: DeviceStore, items: readonly Item[]) {
    this.#store = store
    this.#items = items
  }

  static async open(device: DeviceStore): Promise<Shelf> {
    const store = keepingRefused(device)
    return new Shelf(store, ((await store.get<Item[]>(LIST, ALL)) ?? []).map(itemNow))
  }

  /** The timeline as far as it is known here, newest first. The same array until it changes. */
  timeline = (): readonly Item[] => this.#items

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async detail(id: string): Promise<Kept | undefined> {
    const kept = await this.#store.get<Kept>(DETAIL, id)
    return kept && { ...kept, reflection: reflectionNow(kept.reflection) }
  }

  async details(): Promise<Kept[]> {
    const kept = await this.#store.list<Kept>(DETAIL)
    return kept.map((one) => ({ ...one, reflection: reflectionNow(one.reflection) }))
  }

  /** The templates as they were last seen; none before they were ever asked for. */
  async templates(): Promise<readonly Template[]> {
    return (await this.#store.get<Template[]>(TEMPLATES, ALL)) ?? []
  }

  keepTemplates(templates: readonly Template[]): Promise<void> {
    return this.#store.put(TEMPLATES, ALL, templates)
  }

  /** How one's keys of sealed entries open, the newest first, as far as it was ever asked. */
  async sealing(): Promise<readonly Sealing[]> {
    return (await this.#store.get<Sealing[]>(SEALING, ALL)) ?? []
  }

  keepSealing(keys: readonly Sealing[]): Promise<void> {
    return this.#store.put(SEALING, ALL, keys)
  }

  async keep(reflection: Reflection, etag: string): Promise<void> {
    await this.#store.put(DETAIL, reflection.id, { reflection, etag } satisfies Kept)
    const others = this.#items.filter((item) => item.id !== reflection.id)
    await this.#put([...others, itemOf(reflection)])
  }

  async forget(id: string): Promise<void> {
    await this.#store.remove(DETAIL, id)
    await this.#put(this.#items.filter((item) => item.id !== id))
  }

  /** Take over a stretch of the timeline; what the server no longer names in it is gone. */
  async keepStretch(stretch: Item[], { isFirst, isLast, ...filter }: Place): Promise<void> {
    const named = new Set(stretch.map((item) => item.id))
    const newest = isFirst ? undefined : stretch.at(0)
    const oldest = isLast ? undefined : stretch.at(-1)
    const others = this.#items.filter((item) => {
      if (named.has(item.id)) return false
      const isNewer = newest !== undefined && newestFirst(item, newest) < 0
      const isOlder = oldest !== undefined && newestFirst(oldest, item) < 0
      return !passes(item, filter) || isNewer || isOlder
    })
    await this.#put([...stretch, ...others])
  }

  async #put(items: Item[]): Promise<void> {
    this.#items = items.sort(newestFirst)
    for (const listener of this.#listeners) listener()
    await this.#store.put(LIST, ALL, this.#items)
  }
}

export function passes(item: Item, { theme, kind }: Filter): boolean {
  return (theme === undefined || item.theme === theme) && (kind === undefined || item.kind === kind)
}

/** The order of the timeline: by day, then by moment of making (ids grow with time). */
export function newestFirst(one: Item, other: Item): number {
  const [left, right] = [one.occurredOn + one.id, other.occurredOn + other.id]
  return left < right ? 1 : left > right ? -1 : 0
}

export function itemOf(reflection: Reflection): Item {
  const { id, title, occurredOn, theme, kind, template } = reflection
  const { feelingsBefore, feelingsAfter, tags, createdAt, updatedAt } = reflection
  const excerpt = excerptOf(Object.values(reflection.answers))
  return {
    id,
    title,
    occurredOn,
    theme,
    kind,
    template,
    excerpt,
    feelingsBefore,
    feelingsAfter,
    tags,
    sealed: reflection.envelope !== null,
    createdAt,
    updatedAt,
  }
}

/** The beginning of the first answer, on one line, cut between words. */
export function excerptOf(answers: (string | undefined)[]): string {
  const line = answers.map((text) => (text ?? '').replace(/\s+/g, ' ').trim()).find(Boolean) ?? ''
  if (line.length <= EXCERPT) return line
  const cut = line.slice(0, EXCERPT)
  const space = cut.lastIndexOf(' ')
  // Scripts without spaces are cut between characters, never within one.
  return `${space > 0 ? cut.slice(0, space) : cut.replace(/\p{Surrogate}$/u, '')}…`
}
