import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data, type Schemas } from '@/lib/api'
import type { Locale } from '@/lib/i18n'

export type Article = Schemas['Article']
export type ArticleSummary = Schemas['ArticleSummary']
/** The key of a theme that this app knows; the server may publish others. */
export type ThemeKey = Schemas['ThemeKey']

/** The cursor inside a collection's `next` address. */
export function cursorOf(next: string | null | undefined): string | undefined {
  if (!next) return undefined
  return new URL(next, window.location.origin).searchParams.get('cursor') ?? undefined
}

/** Published for everybody: still true, and still shown, when somebody signs out. */
const PUBLISHED = { staleTime: 5 * 60_000, meta: { isPublic: true } }

export function themesQuery(language: Locale) {
  return queryOptions({
    queryKey: ['themes', language],
    queryFn: ({ signal }) =>
      data(api.GET('/themes', { params: { query: { language } }, signal })).then(
        (answer) => answer.items,
      ),
    ...PUBLISHED,
  })
}

export function themeQuery(key: string, language: Locale) {
  return queryOptions({
    queryKey: ['theme', key, language],
    queryFn: ({ signal }) =>
      data(api.GET('/themes/{key}', { params: { path: { key }, query: { language } }, signal })),
    ...PUBLISHED,
  })
}

type ArticleFilter = { language: Locale; theme?: string; tag?: string; pageSize?: number }

/** Articles, newest first, page by page. */
export function articlesQuery(filter: ArticleFilter) {
  return infiniteQueryOptions({
    queryKey: ['articles', filter],
    queryFn: ({ signal, pageParam }) =>
      data(
        api.GET('/articles', {
          params: {
            query: { ...filter, sort: '-publishedAt', ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => cursorOf(page.next),
    ...PUBLISHED,
  })
}

/** One article; its slug decides in which language. */
export function articleQuery(slug: string) {
  return queryOptions({
    queryKey: ['article', slug],
    queryFn: ({ signal }) =>
      data(api.GET('/articles/{slug}', { params: { path: { slug } }, signal })),
    ...PUBLISHED,
  })
}

type Search = { q: string; language: Locale; theme?: string | undefined }

export function searchQuery({ q, language, theme }: Search) {
  return infiniteQueryOptions({
    queryKey: ['search', q, language, theme ?? ''],
    queryFn: ({ signal, pageParam }) =>
      data(
        api.GET('/search', {
          params: {
            query: {
              q,
              language,
              ...(theme && { theme }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => cursorOf(page.next),
    // Not `isPublic`: what somebody looked for is theirs.
    staleTime: PUBLISHED.staleTime,
  })
}
