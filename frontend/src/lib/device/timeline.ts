import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, cursorOf, data, pageAt } from '@/lib/api'
import type { Desk } from './desk'
import { type Entry, isUnsent } from './entry'
import type { ReflectionContent, ReflectionItem } from './reflections'
import { excerptOf, type Filter, newestFirst } from './shelf'

const PAGE = 50

/** Asks the server for the timeline, page by page, and puts it on the desk's shelf. */
export function timelineQuery(desk: Desk, { theme, kind }: Filter = {}) {
  return infiniteQueryOptions({
    queryKey: ['reflections', desk.person, theme ?? 'all', kind ?? 'all'],
    queryFn: async ({ signal, pageParam }) => {
      const query = {
        pageSize: PAGE,
        ...(theme && { theme }),
        ...(kind && { kind }),
        ...pageAt(pageParam),
      }
      const page = await data(api.GET('/reflections', { params: { query }, signal }))
      const place = { isFirst: !pageParam, isLast: !page.next, theme, kind }
      await desk.shelf.keepStretch(page.items, place)
      return { next: cursorOf(page.next) }
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
}

/**
 * One knot in the timeline; `waits` when the server does not have its newest words yet, and for its
 * writer when there is `trouble`.
 */
export type Knot = ReflectionItem & { waits: boolean; trouble?: 'conflict' | 'refused' | undefined }

/** The shelf with what waits in the outbox laid over it, and what is being deleted left out. */
export function knotsOf(
  items: readonly ReflectionItem[],
  entries: readonly Entry<ReflectionContent>[],
): Knot[] {
  const hidden = new Set(entries.filter((one) => one.removeAt !== null).map(({ id }) => id))
  const waiting = new Map(entries.filter(isUnsent).map((entry) => [entry.id, itemOfEntry(entry)]))
  const known = items
    .filter(({ id }) => !hidden.has(id) && !waiting.has(id))
    .map((item) => ({ ...item, waits: false }))
  const troubles = new Map(entries.map(({ id, trouble }) => [id, trouble?.kind]))
  const unsent = [...waiting.values()].map((item) => ({
    ...item,
    waits: true,
    trouble: troubles.get(item.id),
  }))
  return [...known, ...unsent].sort(newestFirst)
}

function itemOfEntry({ id, content, changedAt }: Entry<ReflectionContent>): ReflectionItem {
  const { title, occurredOn, theme, kind, template, answers } = content
  const { feelingsBefore, feelingsAfter, tags } = content
  const changed = new Date(changedAt).toISOString()
  return {
    id,
    title,
    occurredOn,
    theme,
    kind,
    template,
    feelingsBefore,
    feelingsAfter,
    tags,
    sealed: content.envelope !== null,
    excerpt: excerptOf(Object.values(answers)),
    createdAt: changed,
    updatedAt: changed,
  }
}
