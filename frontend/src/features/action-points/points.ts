import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { api, data, MERGE_PATCH, pageAt, paged, type Schemas } from '@/lib/api'

export type ActionPoint = Schemas['ActionPoint']
export type Changes = Schemas['PatchedActionPointChangesRequest']
export type NewPoint = Omit<Schemas['NewActionPointRequest'], 'id'>

/** Everything about action points; invalidate this after a change. */
export const POINTS = ['action-points'] as const

export type Part = 'to-do' | 'over'

/** All that is to be done, the first due first; or all that is over, the last changed first. */
export function pointsQuery(part: Part) {
  return infiniteQueryOptions({
    queryKey: [...POINTS, 'all', part],
    queryFn: ({ signal, pageParam }) =>
      data(
        api.GET('/action-points', {
          params: {
            query: {
              state: part,
              sort: part === 'to-do' ? 'dueOn' : '-updatedAt',
              ...pageAt(pageParam),
            },
          },
          signal,
        }),
      ),
    ...paged,
  })
}

/** What is to be done until `day`, what should have been done before today included. */
export function dueQuery(day: string) {
  return queryOptions({
    queryKey: [...POINTS, 'due', day],
    queryFn: ({ signal }) =>
      data(
        api.GET('/action-points', {
          params: { query: { state: 'to-do', dueTo: day, pageSize: 100 } },
          signal,
        }),
      ),
  })
}

/** What came out of one reflection; asked again when that is sealed, or not any more. */
export function pointsOfQuery(reflection: string, isSealed: boolean) {
  return queryOptions({
    queryKey: [...POINTS, 'of', reflection, isSealed],
    queryFn: ({ signal }) =>
      data(api.GET('/action-points', { params: { query: { reflection, pageSize: 100 } }, signal })),
  })
}

/** What became of action points since the reflection before this one. */
export function outcomesQuery(reflection: string) {
  return queryOptions({
    queryKey: [...POINTS, 'outcomes', reflection],
    queryFn: ({ signal }) =>
      data(
        api.GET('/action-points', {
          params: { query: { outcomesFor: reflection, pageSize: 100 } },
          signal,
        }),
      ),
    // It is an offer: who writes on does not get another one.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Sent again with the same `id` and `key`, it makes no second one. */
export function plan(point: NewPoint, id: string, key: string): Promise<ActionPoint> {
  const params = { header: { 'Idempotency-Key': key } }
  return data(api.POST('/action-points', { params, body: { ...point, id } }))
}

export function change(point: ActionPoint, changes: Changes): Promise<ActionPoint> {
  const params = { path: { id: point.id }, header: versionOf(point) }
  return data(api.PATCH('/action-points/{id}', { params, headers: MERGE_PATCH, body: changes }))
}

/** Outlives the page, when that is what makes it final. */
export async function remove(point: ActionPoint): Promise<void> {
  const params = { path: { id: point.id }, header: versionOf(point) }
  await api.DELETE('/action-points/{id}', { params, keepalive: true })
}

export const newId = uuidv7

export function isOver({ state }: ActionPoint): boolean {
  return state === 'done' || state === 'dropped'
}

function versionOf({ version }: ActionPoint) {
  return { 'If-Match': `"${version}"` }
}
