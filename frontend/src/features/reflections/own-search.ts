import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, data, isProblem, pageAt, type Schemas } from '@/lib/api'
import { contentOf, type Desk, knotsOf, type ReflectionContent } from '@/lib/device'
import { bodyOf, type Narrow, passesHere } from './narrowing/narrow'

type Hit = Schemas['ReflectionSearchHit']
type Page = { items: Hit[]; next?: string | undefined; isLocal: boolean }

/**
 * Look for words, for what a reflection must be like, or for both, at the server; without a
 * connection, among those on this device.
 */
export function ownSearchQuery(desk: Desk, query: string, narrow: Narrow) {
  const wanted = bodyOf(narrow)
  return infiniteQueryOptions({
    queryKey: ['reflection-search', desk.person, query, wanted],
    queryFn: async ({ signal, pageParam }): Promise<Page> => {
      const body = { ...(query && { query }), ...wanted, ...pageAt(pageParam) }
      try {
        const page = await data(api.POST('/reflection-searches', { body, signal }))
        return { ...page, isLocal: false }
      } catch (error) {
        if (!isProblem(error) || !error.isUnreachable) throw error
        return { items: await searchHere(desk, query, narrow), isLocal: true }
      }
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    retry: false,
    // What was found stays no longer in memory than the screen that shows it.
    gcTime: 0,
  })
}

async function searchHere(desk: Desk, query: string, narrow: Narrow): Promise<Hit[]> {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const entries = desk.outbox.entries.all()
  const texts = new Map<string, string>()
  for (const { reflection } of await desk.shelf.details()) {
    texts.set(reflection.id, textOf(contentOf(reflection)))
  }
  for (const entry of entries) texts.set(entry.id, textOf(entry.content))
  return knotsOf(desk.shelf.timeline(), entries)
    .filter((knot) => passesHere(knot, narrow))
    .filter((knot) => {
      const text = fold(texts.get(knot.id) ?? `${knot.title} ${knot.excerpt}`)
      return words.every((word) => text.includes(word))
    })
    .map((reflection) => ({ reflection, fragments: [] }))
}

export function textOf({ title, answers, tags, prompt }: ReflectionContent): string {
  return [title, ...Object.values(answers), ...tags, prompt?.text ?? ''].join(' ')
}

const ALIKE: Record<string, string> = {
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ـ: '',
  '\u200c': '',
  '\u200d': '',
}

/**
 * Lower case, without accents and vowel signs, and with letters alike that keyboards write in
 * several ways, so that *één* is found as *een*.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[ىیکةـ\u200c\u200d]/g, (letter) => ALIKE[letter] ?? letter)
    .toLowerCase()
}
