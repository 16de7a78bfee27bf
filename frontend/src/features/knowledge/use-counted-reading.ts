import { useEffect } from 'react'
import { countReading } from '@/lib/knowledge'
import { isEditor, useSession } from '@/lib/session'

/** An article that was open and visible for so long was read, not just opened. */
export const READ_AFTER_SECONDS = 20

/** Count a reading of an article; editors look at their own work, so theirs do not count. */
export function useCountedReading(slug: string): void {
  const { session } = useSession()
  const counts = !isEditor(session)
  useEffect(() => {
    if (!counts) return
    let seconds = 0
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') seconds += 1
      if (seconds < READ_AFTER_SECONDS) return
      clearInterval(timer)
      countReading(slug)
    }, 1000)
    return () => clearInterval(timer)
  }, [slug, counts])
}
