import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, data, pageAt, paged, type Schemas } from '@/lib/api'

export type Export = Schemas['Export']
export type ExportForm = Export['form']
export type NewExport = Schemas['NewExportRequest']

/** Everything about exports; invalidate this after a change. */
export const EXPORTS = ['exports'] as const

/** What an export as JSON looks like, for whoever writes a program that reads it. */
export const SCHEMA = '/api/v1/reflections-export.schema.json'

const EVERY_SECOND = 1000

/** One's exports, the newest first; asked again as long as one of them is on its way. */
export const exportsQuery = queryOptions({
  queryKey: EXPORTS,
  queryFn: ({ signal }) => data(api.GET('/exports', { signal })).then(({ items }) => items),
  refetchInterval: ({ state }) => (state.data?.some(isRunning) ? EVERY_SECOND : false),
})

/** The reflections that can be chosen, the newest first. */
export const choosableQuery = infiniteQueryOptions({
  queryKey: [...EXPORTS, 'choosable'],
  queryFn: ({ signal, pageParam }) =>
    data(
      api.GET('/reflections', {
        params: { query: { pageSize: 50, ...pageAt(pageParam) } },
        signal,
      }),
    ),
  ...paged,
})

export function isRunning({ state }: Export): boolean {
  return state === 'waiting' || state === 'making'
}

/** Ask for an export; `key` names the attempt, so that a retry asks once. */
export function askForExport(body: NewExport, key: string): Promise<Export> {
  return data(api.POST('/exports', { params: { header: { 'Idempotency-Key': key } }, body }))
}

export async function removeExport({ id }: Export): Promise<void> {
  // The server has one version of an export alone.
  await api.DELETE('/exports/{id}', { params: { path: { id }, header: { 'If-Match': '"1"' } } })
}

/** Where the browser fetches the file, without keeping it in the page's memory. */
export function fileOf({ id }: Export): string {
  return `/api/v1/exports/${id}/file`
}
