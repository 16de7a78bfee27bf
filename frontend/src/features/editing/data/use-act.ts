import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { isProblem, type Problem } from '@/lib/api'
import { EDITING } from './queries'

type Listener = { onRefused?: (problem: Problem) => void }

/**
 * Something an editor does at the server, after which everything of the editors is asked again.
 *
 * `work` gets a key that names the attempt: the same one when the same is tried again after no
 * answer came, so that it is done once.
 */
export function useAct<Given, Answer>(work: (given: Given, key: string) => Promise<Answer>) {
  const client = useQueryClient()
  const attempt = useRef<{ what: string; key: string } | null>(null)

  const mutation = useMutation<Answer, Error, Given>({
    mutationFn: async (given) => {
      const what = JSON.stringify(given) ?? ''
      if (attempt.current?.what !== what) attempt.current = { what, key: crypto.randomUUID() }
      const { key } = attempt.current
      try {
        const answer = await work(given, key)
        attempt.current = null
        return answer
      } catch (error) {
        if (!isProblem(error) || !error.isTransient) attempt.current = null
        throw error
      }
    },
    onSuccess: () =>
      client.invalidateQueries({
        queryKey: EDITING,
        predicate: ({ queryKey }) => queryKey[1] !== 'manuscript',
      }),
    // Somebody else was first: the screen shows where the text stands now.
    onError: (error) =>
      isProblem(error) && error.status >= 403 && error.status < 500
        ? client.invalidateQueries({ queryKey: [...EDITING, 'text'] })
        : undefined,
  })
  return {
    busy: mutation.isPending,
    problem: problemOf(mutation.error),
    forget: mutation.reset,
    /** Answers what the server said, or null when it refused; `problem` says why. */
    run: async (given: Given, { onRefused }: Listener = {}): Promise<Answer | null> => {
      if (mutation.isPending) return null
      try {
        return await mutation.mutateAsync(given)
      } catch (error) {
        if (!isProblem(error)) throw error
        onRefused?.(error)
        return null
      }
    },
  }
}

/** Why the server refused; null for what did not go wrong, or not at the server. */
export function problemOf(error: Error | null): Problem | null {
  return isProblem(error) ? error : null
}
