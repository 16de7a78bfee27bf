import createClient from 'openapi-fetch'
import type { components, paths } from '@/api/schema'
import { klankbordFetch } from './fetch'

export type Schemas = components['schemas']

/** The server's contract, typed from `openapi.yaml`. Wrap every call in `data` or `tagged`. */
export const api = createClient<paths>({
  baseUrl: new URL('/api/v1', window.location.origin).href,
  fetch: klankbordFetch,
})

/** How a `PATCH` says that what is absent stays as it is (RFC 7396). */
export const MERGE_PATCH = { 'Content-Type': 'application/merge-patch+json' }

type Answer<T> = { data?: T; response: Response }

/** The body of an answer. Refusals were already thrown as a `Problem`. */
export async function data<T>(call: Promise<Answer<T>>): Promise<T> {
  return (await call).data as T
}

/** The body together with its `ETag`, to be sent back as `If-Match`. */
export async function tagged<T>(call: Promise<Answer<T>>): Promise<{ body: T; etag: string }> {
  const answer = await call
  return { body: answer.data as T, etag: answer.response.headers.get('ETag') ?? '' }
}
