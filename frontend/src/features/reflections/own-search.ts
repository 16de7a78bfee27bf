import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, data, isProblem, pageAt, type Schemas } from '@/lib/api'
import { contentOf, type Desk, knotsOf, type ReflectionContent, type ThemeKey } from '@/lib/device'

type Hit = Schemas['ReflectionSearchHit']
type Page = { items: Hit[]; next?: string | undefined; isLocal: boolean }

/** Search one's own words at the server; without a connection, those on this device. */
export function ownSearchQuery(desk: Desk, query: string, theme: ThemeKey | undefined) {
  return infiniteQueryOptions({
    queryKey: ['reflection-search', desk.person, query, theme ?? ''],
    queryFn: async ({ signal, pageParam }): Promise<Page> => {
      const body = { query, ...(theme && { theme }), ...pageAt(pageParam) }
      try {
        const page = await data(api.POST('/reflection-searches', { body, signal }))
        return { ...page, isLocal: false }
      } catch (error) {
        if (!isProblem(error) || !error.isUnreachable) throw error
        return { items: await searchHere(desk, query, theme), isLocal: true }
      }
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    retry: false,
    // What a person searched for stays no longer in memory than the screen that shows it.
    gcTime: 0,
  })
}

async function searchHere(desk: Desk, query: string, theme: ThemeKey | undefined): Promise<Hit[]> {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const entries = desk.outbox.entries.all()
  const texts = new Map<string, string>()
  for (const { reflection } of await desk.shelf.details()) {
    texts.set(reflection.id, textOf(contentOf(reflection)))
  }
  for (const entry of entries) texts.set(entry.id, textOf(entry.content))
  return knotsOf(desk.shelf.timeline(), entries)
    .filter((knot) => theme === undefined || knot.theme === theme)
    .filter((knot) => {
      const text = fold(texts.get(knot.id) ?? `${knot.title} ${knot.excerpt}`)
      return words.every((word) => text.includes(word))
    })
    .map((reflection) => ({ reflection, fragments: [] }))
}

function textOf({ title, answers, prompt }: ReflectionContent): string {
  return [title, ...Object.values(answers), prompt?.text ?? ''].join(' ')
}

/** Lower case and without accents, so that *één* is found as *een*. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}
