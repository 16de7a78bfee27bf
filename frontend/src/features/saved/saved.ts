import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { api, data, MERGE_PATCH, pageAt, paged, type Schemas } from '@/lib/api'
import type { Locale } from '@/lib/i18n'

export type SavedArticle = Schemas['SavedArticle']
export type ReadingList = Schemas['ReadingList']

/** Everything about saved articles; invalidate this after a change. */
export const SAVED = ['saved-articles'] as const
export const LISTS = ['lists'] as const
/** What a removal changes. */
export const KEPT = [SAVED, LISTS]

const versionOf = ({ version }: { version: number }) => ({ 'If-Match': `"${version}"` })

type Filter = { language: Locale; theme?: string | undefined; list?: string | undefined }

/** Saved articles, the last saved first; those of a list all at once. */
export function savedQuery({ language, theme, list }: Filter) {
  return infiniteQueryOptions({
    queryKey: [...SAVED, { language, theme, list }],
    queryFn: ({ signal, pageParam }) =>
      data(
        api.GET('/saved-articles', {
          params: {
            query: {
              language,
              ...(theme && { theme }),
              ...(list && { list, pageSize: 100 }),
              ...pageAt(pageParam),
            },
          },
          signal,
        }),
      ),
    ...paged,
  })
}

/** The article as this person saved it, or `null`. */
export function isSavedQuery(article: string) {
  return queryOptions({
    queryKey: [...SAVED, { article }],
    queryFn: ({ signal }) =>
      data(api.GET('/saved-articles', { params: { query: { article } }, signal })).then(
        ({ items }) => items[0] ?? null,
      ),
  })
}

/** All lists: there are never more than a page of them. */
export const listsQuery = queryOptions({
  queryKey: LISTS,
  queryFn: ({ signal }) =>
    data(api.GET('/lists', { params: { query: { pageSize: 100 } }, signal })).then(
      ({ items }) => items,
    ),
})

export function save(article: string): Promise<SavedArticle> {
  const params = { header: { 'Idempotency-Key': uuidv7() } }
  return data(api.POST('/saved-articles', { params, body: { article } }))
}

export function changeNote(saved: SavedArticle, note: string): Promise<SavedArticle> {
  const params = { path: { id: saved.id }, header: versionOf(saved) }
  return data(api.PATCH('/saved-articles/{id}', { params, headers: MERGE_PATCH, body: { note } }))
}

/** Outlives the page, when that is what makes it final. */
export async function forget(saved: SavedArticle): Promise<void> {
  const params = { path: { id: saved.id }, header: versionOf(saved) }
  await api.DELETE('/saved-articles/{id}', { params, keepalive: true })
}

export function makeList(name: string): Promise<ReadingList> {
  const params = { header: { 'Idempotency-Key': uuidv7() } }
  return data(api.POST('/lists', { params, body: { name } }))
}

export function changeList(
  list: ReadingList,
  changes: { name?: string; articles?: string[] },
): Promise<ReadingList> {
  const params = { path: { id: list.id }, header: versionOf(list) }
  return data(api.PATCH('/lists/{id}', { params, headers: MERGE_PATCH, body: changes }))
}

export async function deleteList(list: ReadingList): Promise<void> {
  const params = { path: { id: list.id }, header: versionOf(list) }
  await api.DELETE('/lists/{id}', { params, keepalive: true })
}

type BundleChoice = { language: Locale; format: 'pdf' | 'epub'; notes: boolean }

/** The list as a file, or all that is saved; made for this person alone. */
export function readBundle(list: ReadingList | undefined, query: BundleChoice): Promise<Blob> {
  if (!list) {
    return data<Blob>(api.GET('/saved-articles/bundle', { params: { query }, parseAs: 'blob' }))
  }
  const params = { path: { id: list.id }, query }
  return data<Blob>(api.GET('/lists/{id}/bundle', { params, parseAs: 'blob' }))
}

/** `items` as they stand in `list`, or all of them without one. */
export function inOrder(items: SavedArticle[], list: ReadingList | undefined): SavedArticle[] {
  if (!list) return items
  const known = new Map(items.map((item) => [item.id, item]))
  return list.articles.flatMap((id) => known.get(id) ?? [])
}

/** `ids` with `id` one place up or down. */
export function moved(ids: string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return ids
  const others = ids.filter((one) => one !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}
