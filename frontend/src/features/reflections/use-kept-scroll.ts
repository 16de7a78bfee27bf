import { useRouter } from '@tanstack/react-router'
import { useLayoutEffect } from 'react'

/** How far down each screen of this visit to the app was, by its place in the browser's history. */
const kept = new Map<string, number>()
/** How long to wait for what has to be asked for again (milliseconds). */
const LONGEST = 2000

/**
 * Come back to where one was on this screen, once it `isThere`. The router would try before the
 * device was opened, when there is nothing yet to scroll to.
 */
export function useKeptScroll(isThere: boolean): void {
  const router = useRouter()
  useLayoutEffect(() => {
    if (!isThere) return
    const place = router.state.location.state.__TSR_key ?? router.state.location.href
    const before = kept.get(place)
    let frame = 0
    const until = Date.now() + LONGEST
    const comeBack = (to: number) => {
      const isLong = document.documentElement.scrollHeight >= to + window.innerHeight
      if (isLong) window.scrollTo(0, to)
      else if (Date.now() < until) frame = requestAnimationFrame(() => comeBack(to))
    }
    if (before) frame = requestAnimationFrame(() => comeBack(before))
    const note = () => kept.set(place, window.scrollY)
    window.addEventListener('scroll', note, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', note)
    }
  }, [isThere, router])
}
