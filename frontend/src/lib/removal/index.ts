import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '@/lib/api'

/** How long a removal waits for a change of mind. */
export const UNDO_TIME = 20_000

export type Removal<T> = {
  /** What is about to go. */
  waiting: T | null
  problem: Problem | null
  ask: (thing: T) => void
  undo: () => void
}

/**
 * Removes something after a while, and has `keys` fetched again. Leaving the screen, or the page,
 * makes it final.
 */
export function useRemoval<T>(
  remove: (thing: T) => Promise<void>,
  keys: readonly QueryKey[],
): Removal<T> {
  const client = useQueryClient()
  const [waiting, setWaiting] = useState<T | null>(null)
  const pending = useRef<{ thing: T; timer: ReturnType<typeof setTimeout> } | null>(null)
  const { mutate, error } = useMutation<void, Problem, T>({
    mutationFn: remove,
    onSettled: () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))),
  })

  const settle = useCallback(() => {
    const last = pending.current
    if (!last) return
    clearTimeout(last.timer)
    pending.current = null
    mutate(last.thing, {
      onSettled: () => setWaiting((now) => (now === last.thing ? null : now)),
    })
  }, [mutate])

  useEffect(() => {
    window.addEventListener('pagehide', settle)
    return () => {
      window.removeEventListener('pagehide', settle)
      settle()
    }
  }, [settle])

  return {
    waiting,
    problem: error,
    ask: (thing) => {
      settle()
      pending.current = { thing, timer: setTimeout(settle, UNDO_TIME) }
      setWaiting(thing)
    },
    undo: () => {
      if (pending.current) clearTimeout(pending.current.timer)
      pending.current = null
      setWaiting(null)
    },
  }
}
