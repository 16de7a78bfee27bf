import { queryOptions } from '@tanstack/react-query'
import { api, MERGE_PATCH, type Schemas, tagged } from '@/lib/api'

export type Retention = Schemas['Retention']
export type Years = NonNullable<Schemas['PatchedRetentionChangesRequest']['years']>

/** What people can choose from, in years. */
export const YEARS: readonly Years[] = [1, 2, 3, 5, 10]

const KEY = ['retention'] as const

/** How long this person keeps reflections, and what that means. */
export const retentionQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => tagged(api.GET('/retention', { signal })),
  staleTime: 0,
})

/** Keep reflections for so many years after the last change, or for good with null. */
export async function changeRetention(years: Years | null, etag: string): Promise<void> {
  const params = { header: { 'If-Match': etag } }
  await tagged(api.PATCH('/retention', { params, headers: MERGE_PATCH, body: { years } }))
}
