import type { Schemas } from '@/lib/api'
import type { DeviceStore } from './store'

type Reflection = Schemas['Reflection']
type Item = Schemas['ReflectionListItem']
export type Kept = { reflection: Reflection; etag: string }

const DETAIL = 'reflection'
const LIST = 'timeline'
const ALL = 'all'
const EXCERPT = 160

/** What the server last said about one's own reflections, to be read without a connection. */
export class Shelf {
  readonly #store: DeviceStore

  constructor(store: DeviceStore) {
    this.#store = store
  }

  detail(id: string): Promise<Kept | undefined> {
    return this.#store.get<Kept>(DETAIL, id)
  }

  async timeline(): Promise<Item[]> {
    return (await this.#store.get<Item[]>(LIST, ALL)) ?? []
  }

  async keep(reflection: Reflection, etag: string): Promise<void> {
    await this.#store.put(DETAIL, reflection.id, { reflection, etag } satisfies Kept)
    const others = (await this.timeline()).filter((item) => item.id !== reflection.id)
    await this.#putTimeline([...others, itemOf(reflection)])
  }

  async forget(id: string): Promise<void> {
    await this.#store.remove(DETAIL, id)
    await this.#putTimeline((await this.timeline()).filter((item) => item.id !== id))
  }

  /** Take over a stretch of the timeline, newest first; `isAll` when nothing older exists. */
  async keepTimeline(stretch: Item[], isAll: boolean): Promise<void> {
    const oldest = stretch.at(-1)
    const older =
      isAll || !oldest
        ? []
        : (await this.timeline()).filter((item) => newestFirst(oldest, item) < 0)
    await this.#putTimeline([...stretch, ...older])
  }

  async #putTimeline(items: Item[]): Promise<void> {
    await this.#store.put(LIST, ALL, [...items].sort(newestFirst))
  }
}

/** The order of the timeline: by day, then by moment of making (ids grow with time). */
export function newestFirst(one: Item, other: Item): number {
  const [left, right] = [one.occurredOn + one.id, other.occurredOn + other.id]
  return left < right ? 1 : left > right ? -1 : 0
}

export function itemOf(reflection: Reflection): Item {
  const { id, title, occurredOn, theme, template } = reflection
  const { feelingsBefore, feelingsAfter, createdAt, updatedAt } = reflection
  const excerpt = excerptOf(Object.values(reflection.answers))
  return {
    id,
    title,
    occurredOn,
    theme,
    template,
    excerpt,
    feelingsBefore,
    feelingsAfter,
    createdAt,
    updatedAt,
  }
}

/** The beginning of the first answer, on one line, cut between words. */
export function excerptOf(answers: (string | undefined)[]): string {
  const line = answers.map((text) => (text ?? '').replace(/\s+/g, ' ').trim()).find(Boolean) ?? ''
  if (line.length <= EXCERPT) return line
  const cut = line.slice(0, EXCERPT)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`
}
