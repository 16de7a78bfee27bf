import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data, pageAt, paged, type Schemas, tagged } from '@/lib/api'

export type Text = Schemas['Translation']
export type TextSummary = Schemas['TranslationSummary']
export type Submission = Schemas['Submission']
export type Manuscript = Schemas['Manuscript']
export type State = Schemas['StateEnum']
export type Person = Schemas['Person']
export type Filters = {
  state?: State
  language?: Schemas['LanguageEnum']
  theme?: string
  outdated?: 'true'
}

/** Where everything of the editors is remembered; what a text changes is below its id. */
export const EDITING = ['editing'] as const
export const TEXTS = [...EDITING, 'texts'] as const
const ofText = (id: string) => [...EDITING, 'text', id] as const
export const wholeOf = (id: string) => [...ofText(id), 'whole'] as const
/** Lists that colleagues change while one looks at them. */
export const worklist = { ...paged, staleTime: 10_000 }

export function textsQuery(filters: Filters) {
  return infiniteQueryOptions({
    ...worklist,
    queryKey: [...TEXTS, filters],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...filters, pageSize: 20, ...pageAt(pageParam) }
      return data(api.GET('/translations', { params: { query }, signal }))
    },
  })
}

/** What waits for other eyes, the longest waiting first. */
export function waitingQuery(reviewer?: string) {
  return infiniteQueryOptions({
    ...worklist,
    queryKey: [...EDITING, 'waiting', reviewer],
    queryFn: ({ signal, pageParam }) => {
      const query = {
        pageSize: 20,
        ...(reviewer && { reviewer }),
        ...pageAt(pageParam),
      }
      return data(api.GET('/submissions', { params: { query }, signal }))
    },
  })
}

export function textQuery(id: string) {
  return queryOptions({
    queryKey: wholeOf(id),
    queryFn: ({ signal }) =>
      data(api.GET('/translations/{id}', { params: { path: { id } }, signal })),
    staleTime: 10_000,
  })
}

/** What is being written, and its version; asked once, for the page that goes on with it. */
export function manuscriptQuery(id: string) {
  return queryOptions({
    queryKey: [...EDITING, 'manuscript', id],
    queryFn: () => readManuscript(id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

export function readManuscript(id: string) {
  return tagged(api.GET('/translations/{id}/manuscript', { params: { path: { id } } }))
}

export const editorsQuery = queryOptions({
  queryKey: [...EDITING, 'editors'],
  queryFn: ({ signal }) => data(api.GET('/editors', { signal })).then(({ items }) => items),
  staleTime: 5 * 60_000,
})

export function revisionsQuery(id: string) {
  return infiniteQueryOptions({
    ...worklist,
    queryKey: [...ofText(id), 'revisions'],
    queryFn: ({ signal, pageParam }) => {
      const query = { pageSize: 20, ...pageAt(pageParam) }
      const params = { path: { id }, query }
      return data(api.GET('/translations/{id}/revisions', { params, signal }))
    },
  })
}

export function trailQuery(id: string) {
  return infiniteQueryOptions({
    ...worklist,
    queryKey: [...ofText(id), 'trail'],
    queryFn: ({ signal, pageParam }) => {
      const query = { pageSize: 20, ...pageAt(pageParam) }
      const params = { path: { id }, query }
      return data(api.GET('/translations/{id}/trail', { params, signal }))
    },
  })
}

export function notesQuery(id: string) {
  return infiniteQueryOptions({
    ...worklist,
    queryKey: [...ofText(id), 'notes'],
    queryFn: ({ signal, pageParam }) => {
      const query = { pageSize: 50, ...pageAt(pageParam) }
      const params = { path: { id }, query }
      return data(api.GET('/translations/{id}/notes', { params, signal }))
    },
  })
}

/** A state of a text that never changes. */
export function revisionQuery(id: string) {
  return queryOptions({
    queryKey: [...EDITING, 'revision', id],
    queryFn: ({ signal }) => data(api.GET('/revisions/{id}', { params: { path: { id } }, signal })),
    staleTime: 5 * 60_000,
  })
}

/** Texts whose title holds `letters`, published or not. */
export function namedQuery(letters: string) {
  return queryOptions({
    queryKey: [...EDITING, 'named', letters],
    queryFn: ({ signal }) => {
      const query = { pageSize: 30, ...(letters && { q: letters }) }
      return data(api.GET('/translations', { params: { query }, signal })).then(
        ({ items }) => items,
      )
    },
    staleTime: 10_000,
  })
}

/** What changed between two states: numbers of revisions, or `manuscript`. */
export function comparisonQuery(id: string, from: string, to: string) {
  return queryOptions({
    queryKey: [...ofText(id), 'comparison', from, to],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { from, to } }
      return data(api.GET('/translations/{id}/comparison', { params, signal }))
    },
    staleTime: 0,
    gcTime: 0,
  })
}
