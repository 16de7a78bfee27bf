import { useCallback, useEffect, useRef, useState } from 'react'
import type { Locale } from '@/lib/i18n'

/** What we use of the Web Speech API, which TypeScript does not know. */
type Recognition = {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: RecognitionEvent) => void) | null
  onerror: ((event: { error: string }) => void) | null
  onend: (() => void) | null
  start(): void
  stop(): void
  abort(): void
}
type RecognitionEvent = {
  resultIndex: number
  results: ArrayLike<{ isFinal: boolean; 0: { transcript: string } }>
}
type Maker = new () => Recognition
type Speaking = { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker }

function makerOf(): Maker | undefined {
  const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as Speaking
  return SpeechRecognition ?? webkitSpeechRecognition
}

export function canDictate(): boolean {
  return makerOf() !== undefined
}

const SPOKEN: Record<Locale, string> = { nl: 'nl-NL', fr: 'fr-FR', en: 'en-GB' }

/** The language to listen for: as the browser has it, when that is the one of the interface. */
function spoken(locale: Locale): string {
  return navigator.languages?.find((one) => one.startsWith(`${locale}-`)) ?? SPOKEN[locale]
}

/** `silent`: not listening; `refused`: the browser may not hear the microphone, or hears nothing. */
export type Listening = 'silent' | 'listening' | 'refused'

/** Let the browser write down what is said; `onText` gets it piece by piece. */
export function useDictation(locale: Locale, onText: (text: string) => void) {
  const [state, setState] = useState<Listening>('silent')
  const recognition = useRef<Recognition | null>(null)
  const heard = useRef(onText)
  heard.current = onText

  const stop = useCallback(() => recognition.current?.stop(), [])

  const start = useCallback(() => {
    const Maker = makerOf()
    if (!Maker || recognition.current) return
    const made = new Maker()
    made.lang = spoken(locale)
    made.continuous = true
    made.interimResults = false
    made.onresult = ({ resultIndex, results }) => {
      for (const result of Array.from(results).slice(resultIndex)) {
        if (result.isFinal) heard.current(result[0].transcript)
      }
    }
    made.onerror = ({ error }) => setState(error === 'no-speech' ? 'silent' : 'refused')
    made.onend = () => {
      recognition.current = null
      setState((now) => (now === 'listening' ? 'silent' : now))
    }
    recognition.current = made
    setState('listening')
    made.start()
  }, [locale])

  // Nobody listens on after the field is gone.
  useEffect(() => () => recognition.current?.abort(), [])

  return { state, start, stop }
}

/** `text` with what was said behind it, as one goes on writing. */
export function withSpoken(text: string, said: string): string {
  const words = said.trim()
  if (words === '') return text
  const gap = text === '' || /\s$/.test(text) ? '' : ' '
  return `${text}${gap}${words}`
}
