import { useEffect, useRef, useState } from 'react'

// By stamp: a screen that was just left may still be at what the next one shows.
const underway = new Map<string, Promise<unknown>>()

/** Whether something is not in the form in which its reflection is (`sealed`). */
export function isBehind({ sealed, envelope }: { sealed: boolean; envelope: string | null }) {
  return sealed !== (envelope !== null)
}

/**
 * Has `things` follow the seal of their reflection: one at a time, each version of a thing once,
 * however many screens show it. What does not work now is tried again the next time it is shown.
 * Without `follow`, nothing does.
 */
export function useFollow<Thing extends { id: string; version: number }>(
  things: Thing[],
  follow: ((thing: Thing) => Promise<unknown>) | null,
): void {
  const tried = useRef(new Set<string>())
  const isBusy = useRef(false)
  const latest = useRef(follow)
  latest.current = follow
  const [turn, setTurn] = useState(0)
  const next = follow ? things.find((thing) => !tried.current.has(stampOf(thing))) : undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn looks for the next one
  useEffect(() => {
    if (!next || !latest.current || isBusy.current) return
    isBusy.current = true
    const stamp = stampOf(next)
    tried.current.add(stamp)
    let work = underway.get(stamp)
    if (!work) {
      work = latest.current(next).finally(() => underway.delete(stamp))
      underway.set(stamp, work)
    }
    void work.finally(() => {
      isBusy.current = false
      setTurn((last) => last + 1)
    })
  }, [next, turn])
}

/** Whether a screen is having it follow right now, also when this one does not know of a seal. */
export function isUnderway(thing: { id: string; version: number }): boolean {
  return underway.has(stampOf(thing))
}

function stampOf({ id, version }: { id: string; version: number }): string {
  return `${id} ${version}`
}
