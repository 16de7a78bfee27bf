import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, data, MERGE_PATCH, pageAt, type Schemas, tagged } from '@/lib/api'
import { EDITING, worklist } from '../data/queries'

export type ReviewItem = Schemas['ReviewDateItem']
export type Link = Schemas['Link']
export type Level = Schemas['TextLevel']
export type Due = 'overdue' | 'soon' | 'later'
export type Period = 'week' | 'month' | 'year'
export type Span = 'day' | 'week'
type Stage = Schemas['StageEnum']

const KEEPING = [...EDITING, 'keeping'] as const
const page = (cursor: string) => ({ pageSize: 20, ...pageAt(cursor) })

export function reviewDatesQuery(asked: { due?: Due; owner?: string }) {
  return infiniteQueryOptions({
    ...worklist,
    queryKey: [...KEEPING, 'review-dates', asked],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...asked, ...page(pageParam) }
      return data(api.GET('/review-dates', { params: { query }, signal }))
    },
  })
}

export function linksQuery(state: Schemas['LinkState'] | 'trouble') {
  return infiniteQueryOptions({
    ...worklist,
    queryKey: [...KEEPING, 'links', state],
    queryFn: ({ signal, pageParam }) => {
      const which = state === 'trouble' ? { trouble: 'true' as const } : { state }
      const query = { ...which, ...page(pageParam) }
      return data(api.GET('/links', { params: { query }, signal }))
    },
  })
}

export const undescribedQuery = infiniteQueryOptions({
  ...worklist,
  queryKey: [...KEEPING, 'undescribed'],
  queryFn: ({ signal, pageParam }) =>
    data(api.GET('/undescribed-images', { params: { query: page(pageParam) }, signal })),
})

export function levelsQuery(stage: Stage) {
  return infiniteQueryOptions({
    ...worklist,
    queryKey: [...KEEPING, 'levels', stage],
    queryFn: ({ signal, pageParam }) => {
      const query = { stage, ...page(pageParam) }
      return data(api.GET('/reading-levels', { params: { query }, signal }))
    },
  })
}

export function mostReadQuery(period: Period) {
  return queryOptions({
    queryKey: [...KEEPING, 'most-read', period],
    queryFn: ({ signal }) =>
      data(api.GET('/reading-figures', { params: { query: { period } }, signal })),
    staleTime: 60_000,
  })
}

export function reviewDateQuery(id: string) {
  return queryOptions({
    queryKey: [...EDITING, 'text', id, 'review-date'],
    queryFn: ({ signal }) =>
      data(api.GET('/translations/{id}/review-date', { params: { path: { id } }, signal })),
    staleTime: 10_000,
  })
}

/** How hard the text reads; asked again after every version that is saved. */
export function readingLevelQuery(id: string, version: number) {
  return queryOptions({
    queryKey: [...KEEPING, 'level', id, version],
    queryFn: ({ signal }) =>
      data(api.GET('/translations/{id}/reading-level', { params: { path: { id } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  })
}

export function readingsQuery(id: string, span: Span) {
  return queryOptions({
    queryKey: [...EDITING, 'text', id, 'readings', span],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { span } }
      return data(api.GET('/translations/{id}/readings', { params, signal }))
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function changeReviewDate(
  id: string,
  version: number,
  body: Schemas['PatchedReviewDateChangesRequest'],
) {
  return tagged(
    api.PATCH('/translations/{id}/review-date', {
      params: { path: { id }, header: { 'If-Match': `"${version}"` } },
      body,
      headers: MERGE_PATCH,
    }),
  )
}
