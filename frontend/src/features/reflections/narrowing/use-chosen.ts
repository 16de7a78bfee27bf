import { useCallback, useState } from 'react'
import { type Narrow, NOTHING } from './narrow'

export type Chosen = { query: string; narrow: Narrow }

/**
 * What somebody was looking for, so that it is there again when they come back from an entry.
 * It lives in the memory of this tab, never in an address or on the device, and is another's no more.
 */
let last: { person: string; chosen: Chosen } | null = null

export function forgetChosen(): void {
  last = null
}

/** What `person` looks for in their own reflections, and the way to change it. */
export function useChosen(person: string | undefined) {
  const kept = last && last.person === person ? last.chosen : { query: '', narrow: NOTHING }
  const [, again] = useState(0)
  const choose = useCallback(
    (changes: Partial<Chosen>) => {
      if (!person) return
      const before = last?.person === person ? last.chosen : { query: '', narrow: NOTHING }
      last = { person, chosen: { ...before, ...changes } }
      again((count) => count + 1)
    },
    [person],
  )
  return [kept, choose] as const
}
