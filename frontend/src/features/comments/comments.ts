import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { api, data, MERGE_PATCH, pageAt, paged, type Schemas, tagged } from '@/lib/api'
import { currentLocale, type Locale } from '@/lib/i18n'

export type Comment = Schemas['Comment']
export type ReportedComment = Schemas['ReportedComment']
export type Reason = Schemas['NewReportRequest']['reason']
export type Outcome = Schemas['NewDecisionRequest']['outcome']
/** The text that is discussed. */
export type Discussed = { article: string; language: Locale }

/** Everything that is said anywhere; invalidate this after a change. */
export const COMMENTS = ['comments'] as const
export const QUEUE = ['reported-comments'] as const

export const MAX_COMMENT = 2000

const versionOf = ({ version }: { version: number }) => ({ 'If-Match': `"${version}"` })

/** What is said under a text, the oldest first. */
export function commentsQuery({ article, language }: Discussed) {
  return infiniteQueryOptions({
    queryKey: [...COMMENTS, article, language],
    queryFn: ({ signal, pageParam }) =>
      data(
        api.GET('/comments', {
          params: { query: { article, language, ...pageAt(pageParam) } },
          signal,
        }),
      ),
    ...paged,
  })
}

export function houseRulesQuery() {
  return queryOptions({
    // The server says them in the language of the interface.
    queryKey: ['house-rules', currentLocale()],
    queryFn: ({ signal }) => tagged(api.GET('/house-rules', { signal })),
  })
}

export function acceptHouseRules(etag: string) {
  const params = { header: { 'If-Match': etag } }
  return tagged(
    api.PATCH('/house-rules', { params, headers: MERGE_PATCH, body: { accepted: true } }),
  )
}

export function writeComment(discussed: Discussed, text: string): Promise<Comment> {
  const params = { header: { 'Idempotency-Key': uuidv7() } }
  return data(api.POST('/comments', { params, body: { ...discussed, text } }))
}

export function changeComment(comment: Comment, text: string): Promise<Comment> {
  const params = { path: { id: comment.id }, header: versionOf(comment) }
  return data(api.PATCH('/comments/{id}', { params, headers: MERGE_PATCH, body: { text } }))
}

export async function deleteComment(comment: Comment): Promise<void> {
  const params = { path: { id: comment.id }, header: versionOf(comment) }
  await api.DELETE('/comments/{id}', { params })
}

export function reportComment(comment: Comment, reason: Reason): Promise<Comment> {
  const params = { path: { id: comment.id } }
  return data(api.POST('/comments/{id}/reports', { params, body: { reason } }))
}

export function decideComment(
  comment: Comment,
  outcome: Outcome,
  reason: string,
): Promise<Comment> {
  const params = { path: { id: comment.id }, header: versionOf(comment) }
  return data(api.POST('/comments/{id}/decisions', { params, body: { outcome, reason } }))
}

/** Comments that wait for a decision. */
export const queueQuery = infiniteQueryOptions({
  queryKey: QUEUE,
  queryFn: ({ signal, pageParam }) =>
    data(
      api.GET('/reported-comments', {
        params: { query: pageAt(pageParam) },
        signal,
      }),
    ),
  ...paged,
})
