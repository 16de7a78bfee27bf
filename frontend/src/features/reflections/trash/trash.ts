import { infiniteQueryOptions } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { api, data, pageAt, paged, type Schemas } from '@/lib/api'

export type Trashed = Schemas['TrashedReflection']

/** Everything about the trash; invalidate this after a change. */
export const TRASH = ['trash'] as const

/** What lies in the trash, the last that was put there first. */
export const trashQuery = infiniteQueryOptions({
  queryKey: TRASH,
  queryFn: ({ signal, pageParam }) =>
    data(api.GET('/trash', { params: { query: { pageSize: 50, ...pageAt(pageParam) } }, signal })),
  ...paged,
  staleTime: 0,
})

const attempt = () => ({ 'Idempotency-Key': uuidv7() })

export async function restore({ id }: Trashed): Promise<void> {
  const params = { path: { id }, header: attempt() }
  await data(api.POST('/trash/{id}/restorations', { params }))
}

export async function erase({ id }: Trashed): Promise<void> {
  const params = { path: { id }, header: attempt() }
  await data(api.POST('/trash/{id}/erasures', { params }))
}

export async function emptyTrash(): Promise<void> {
  await data(api.POST('/trash/erasures', { params: { header: attempt() } }))
}
