import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * After moving to another page, focus what it is opened for (`data-focus-first`), else its title,
 * so that keyboard and screen reader start there.
 */
export function useFocusOnNavigation(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation, toLocation }) => {
        if (!pathChanged || !fromLocation || toLocation.hash) return
        const place =
          document.querySelector<HTMLElement>('[data-focus-first]') ??
          document.getElementById('page-title') ??
          document.getElementById('main')
        place?.focus({ preventScroll: true })
      }),
    [router],
  )
}
