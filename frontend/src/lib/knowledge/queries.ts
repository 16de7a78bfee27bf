import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data, pageAt, paged, type Schemas } from '@/lib/api'
import type { Locale } from '@/lib/i18n'

export type Article = Schemas['Article']
export type ArticleSummary = Schemas['ArticleSummary']
/** The key of a theme that this app knows; the server may publish others. */
export type ThemeKey = Schemas['ThemeKey']

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
            query: { ...filter, sort: '-publishedAt', ...pageAt(pageParam) },
          },
          signal,
        }),
      ),
    ...paged,
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

export type ReadingTime = Schemas['ReadingTimeCount']['key']

/** What narrows the articles that are found. */
export type SearchFilters = {
  theme?: ThemeKey | undefined
  tag?: string | undefined
  readingTime?: ReadingTime | undefined
}

export type Asked = SearchFilters & { q: string }

type Search = Asked & { language: Locale }

/** The filters as the address and the server have them: those that are chosen. */
export function chosen({ theme, tag, readingTime }: SearchFilters) {
  return { ...(theme && { theme }), ...(tag && { tag }), ...(readingTime && { readingTime }) }
}

export function searchQuery({ q, language, ...filters }: Search) {
  return infiniteQueryOptions({
    queryKey: ['search', q, language, chosen(filters)],
    queryFn: ({ signal, pageParam }) =>
      data(
        api.GET('/search', {
          params: {
            query: { q, language, ...chosen(filters), ...pageAt(pageParam) },
          },
          signal,
        }),
      ),
    ...paged,
    // Not `isPublic`: what somebody looked for is theirs.
    staleTime: PUBLISHED.staleTime,
  })
}

/** How many of the articles found have each theme, tag and reading time. */
export function searchFacetsQuery({ q, language, ...filters }: Search) {
  return queryOptions({
    queryKey: ['search-facets', q, language, chosen(filters)],
    queryFn: ({ signal }) =>
      data(
        api.GET('/search-facets', {
          params: { query: { q, language, ...chosen(filters) } },
          signal,
        }),
      ),
    staleTime: PUBLISHED.staleTime,
  })
}
