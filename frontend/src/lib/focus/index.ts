import { useLayoutEffect, useRef } from 'react'

type Find = () => HTMLElement | null | undefined

/**
 * Returns what gives the focus to an element that is there only once `shown` has changed: as soon
 * as that is on screen, so that the next key goes to it, however long the change takes.
 */
export function useFocusOnChange(shown: unknown): (find: Find) => void {
  const wanted = useRef<Find | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` says when it is on screen
  useLayoutEffect(() => {
    wanted.current?.()?.focus()
    wanted.current = null
  }, [shown])
  return (find) => {
    wanted.current = find
  }
}
