import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Locale } from '@/lib/i18n'

export function canSpeak(): boolean {
  return 'speechSynthesis' in window
}

/** The pieces of an article as they are read aloud: one by one, because long ones get cut off. */
export function passagesOf(text: HTMLElement): string[] {
  return [...text.querySelectorAll<HTMLElement>('h2, h3, p, li, th, td, figcaption')]
    .filter((element) => !element.querySelector('p, li'))
    .map((element) => element.textContent?.trim() ?? '')
    .filter((passage) => passage !== '')
}

type State = 'silent' | 'speaking' | 'paused'

/** Let the browser's own voice read `text`. Leaving the page ends it. */
export function useReadAloud(text: RefObject<HTMLElement | null>, language: Locale) {
  const [state, setState] = useState<State>('silent')
  const queue = useRef<string[]>([])

  const speakNext = useCallback(() => {
    const passage = queue.current.shift()
    if (passage === undefined) {
      setState('silent')
      return
    }
    const utterance = new SpeechSynthesisUtterance(passage)
    utterance.lang = language
    const voice = window.speechSynthesis
      .getVoices()
      .find((one) => one.lang.toLowerCase().startsWith(language))
    if (voice) utterance.voice = voice
    utterance.onend = speakNext
    utterance.onerror = () => setState('silent')
    window.speechSynthesis.speak(utterance)
  }, [language])

  const stop = useCallback(() => {
    queue.current = []
    window.speechSynthesis.cancel()
    setState('silent')
  }, [])

  useEffect(() => stop, [stop])

  return {
    state,
    stop,
    start: () => {
      if (!text.current) return
      queue.current = passagesOf(text.current)
      setState('speaking')
      speakNext()
    },
    pause: () => {
      window.speechSynthesis.pause()
      setState('paused')
    },
    resume: () => {
      window.speechSynthesis.resume()
      setState('speaking')
    },
  }
}
