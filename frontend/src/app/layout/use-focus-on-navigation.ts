import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** After moving to another page, focus its title, so that keyboard and screen reader start there. */
export function useFocusOnNavigation(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation, toLocation }) => {
        if (!pathChanged || !fromLocation || toLocation.hash) return
        const title = document.getElementById('page-title') ?? document.getElementById('main')
        title?.focus({ preventScroll: true })
      }),
    [router],
  )
}
