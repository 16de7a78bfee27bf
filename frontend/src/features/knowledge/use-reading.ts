import { type RefObject, useEffect, useRef, useState } from 'react'

/** How much of `text` has passed the reader's eyes, from 0 to 1. */
export function progressOf(text: { top: number; height: number }, viewport: number): number {
  const readable = text.height - viewport * 0.6
  if (readable <= 0) return text.top < 0 ? 1 : 0
  return Math.min(1, Math.max(0, (viewport * 0.2 - text.top) / readable))
}

/** The id of the last heading that stands above the reader's eyes. */
function presentHeading(text: HTMLElement): string | undefined {
  const above = [...text.querySelectorAll<HTMLElement>('h2[id]')].filter(
    (heading) => heading.getBoundingClientRect().top < window.innerHeight * 0.35,
  )
  return above.at(-1)?.id
}

/**
 * Follow the reader through `text`.
 *
 * `thread` and `line` are put on what shows the progress; they get it as `--progress`, without a
 * render for every pixel. `present` is the heading that is being read.
 */
export function useReading(text: RefObject<HTMLElement | null>) {
  const thread = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLDivElement>(null)
  const [present, setPresent] = useState<string>()

  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      if (!text.current) return
      const { top, height } = text.current.getBoundingClientRect()
      const progress = progressOf({ top, height }, window.innerHeight).toFixed(3)
      for (const shown of [thread.current, line.current]) {
        shown?.style.setProperty('--progress', progress)
      }
      setPresent(presentHeading(text.current))
    }
    const onScroll = () => {
      frame ||= requestAnimationFrame(look)
    }
    look()
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('resize', onScroll)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('resize', onScroll)
    }
  }, [text])

  return { present, thread, line }
}
