import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import {
  api,
  data,
  isProblem,
  MERGE_PATCH,
  type Problem,
  pageAt,
  paged,
  type Schemas,
} from '@/lib/api'
import type { Locale } from '@/lib/i18n'

export type Group = Schemas['Synonyms']
type Attempt = { key: string }

export const SYNONYMS = ['synonyms'] as const

export function synonymsQuery(language: Locale, letters: string) {
  return infiniteQueryOptions({
    queryKey: [...SYNONYMS, language, letters],
    queryFn: ({ signal, pageParam }) => {
      const query = {
        language,
        pageSize: 50,
        ...(letters && { q: letters }),
        ...pageAt(pageParam),
      }
      return data(api.GET('/synonyms', { params: { query }, signal }))
    },
    ...paged,
    staleTime: 10_000,
  })
}

export function createGroup(given: { language: Locale; words: string[] }, { key }: Attempt) {
  const params = { header: { 'Idempotency-Key': key } }
  return data(api.POST('/synonyms', { params, body: given }))
}

export function changeGroup({ id, version, words }: Pick<Group, 'id' | 'version' | 'words'>) {
  const params = { path: { id }, header: { 'If-Match': `"${version}"` } }
  return data(api.PATCH('/synonyms/{id}', { params, body: { words }, headers: MERGE_PATCH }))
}

export function deleteGroup({ id, version }: Pick<Group, 'id' | 'version'>) {
  const params = { path: { id }, header: { 'If-Match': `"${version}"` } }
  return data(api.DELETE('/synonyms/{id}', { params }))
}

/** Something done to a group, after which the list is asked again; null when it was refused. */
export function useGroupAct<Given, Answer>(
  work: (given: Given, attempt: Attempt) => Promise<Answer>,
) {
  const client = useQueryClient()
  const attempt = useRef<{ what: string; key: string } | null>(null)
  const mutation = useMutation<Answer, Problem, Given>({
    mutationFn: async (given) => {
      const what = JSON.stringify(given)
      if (attempt.current?.what !== what) attempt.current = { what, key: crypto.randomUUID() }
      return work(given, attempt.current)
    },
    onSettled: () => client.invalidateQueries({ queryKey: SYNONYMS }),
  })
  return {
    busy: mutation.isPending,
    problem: mutation.error,
    run: async (given: Given): Promise<{ answer: Answer } | null> => {
      try {
        const answer = await mutation.mutateAsync(given)
        attempt.current = null
        return { answer }
      } catch (error) {
        if (!isProblem(error)) throw error
        return null
      }
    },
  }
}

/** Words as they are typed, with a comma between two. */
export function wordsOf(typed: string): string[] {
  return typed
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}
