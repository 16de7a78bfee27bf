import { CatchBoundary } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'

const CommandPalette = lazy(() => import('@/features/search/command-palette'))

const OPEN = 'klankbord:open-palette'

/** Open the command palette from anywhere. */
export function openPalette(): void {
  window.dispatchEvent(new Event(OPEN))
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}

function asksForPalette(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) return true
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  return event.key === '/' && plain && !isTyping(event.target)
}

/**
 * Ctrl/⌘ K and `/`; the palette itself is fetched the first time it is asked for, and missing it
 * (without a connection) harms nothing else.
 */
export function Palette() {
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!asksForPalette(event)) return
      event.preventDefault()
      setOpen(true)
    }
    const onOpen = () => setOpen(true)
    window.addEventListener('keydown', onKey)
    window.addEventListener(OPEN, onOpen)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener(OPEN, onOpen)
    }
  }, [])

  if (!open) return null
  return (
    <CatchBoundary getResetKey={() => 'palette'} errorComponent={() => null}>
      <Suspense>
        <CommandPalette onClose={() => setOpen(false)} />
      </Suspense>
    </CatchBoundary>
  )
}
