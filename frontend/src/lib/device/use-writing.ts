import { useCallback, useEffect, useRef, useState } from 'react'
import type { Desk } from './desk'
import { type Entry, isUnsent, type Saved, same } from './entry'
import type { Phase } from './outbox'
import type { ReflectionContent } from './reflections'
import { useEntries, usePhase } from './use-desk'

/** How long after a keystroke the words are put on the device, and how long at most while typing on. */
const PAUSE = 400
const LONGEST = 1_200

/**
 * Where the words are. `kept`: on the device, not yet at the server; `memory`: only in this page,
 * because the browser keeps nothing; `unkept`: the device refused them just now.
 */
export type WritingStatus =
  | 'empty'
  | 'saving'
  | 'saved'
  | 'kept'
  | 'memory'
  | 'unkept'
  | 'signed-out'
  | 'refused'
  | 'conflict'

export type Writing = {
  content: ReflectionContent
  status: WritingStatus
  entry: Entry<ReflectionContent> | undefined
  change(part: Partial<ReflectionContent>): void
  /** Put the last words on the device now. */
  put(): Promise<void>
  /** Show `content` that is on the device already, in place of what stands here. */
  adopt(content: ReflectionContent): void
}

type Start = {
  desk: Desk
  id: string
  /** What the field shows first. */
  content: ReflectionContent
  /** What the server holds of it; null when it was never there. */
  base: Saved<ReflectionContent> | null
}

/** Words being written: on screen at once, on the device at each pause, at the server soon after. */
export function useWriting({ desk, id, content: first, base }: Start): Writing {
  const [content, setContent] = useState(first)
  const [isPending, setPending] = useState(false)
  const [isUnkept, setUnkept] = useState(false)
  const entry = useEntries(desk).find((one) => one.id === id)
  const phase = usePhase(desk)
  const latest = useRef(first)
  const typed = useRef<{ since: number; timer: ReturnType<typeof setTimeout> } | null>(null)

  const put = useCallback(async () => {
    if (!typed.current) return
    clearTimeout(typed.current.timer)
    typed.current = null
    try {
      if (!isBlank(latest.current) || base || desk.outbox.entries.get(id)) {
        await desk.outbox.keep(id, latest.current, base)
      }
      setUnkept(false)
    } catch {
      setUnkept(true)
    }
    if (!typed.current) setPending(false)
  }, [desk, id, base])

  const change = useCallback(
    (part: Partial<ReflectionContent>) => {
      latest.current = { ...latest.current, ...part }
      setContent(latest.current)
      setPending(true)
      const since = typed.current?.since ?? Date.now()
      clearTimeout(typed.current?.timer)
      const delay = Math.min(PAUSE, Math.max(since + LONGEST - Date.now(), 0))
      typed.current = { since, timer: setTimeout(() => void put(), delay) }
    },
    [put],
  )

  const adopt = useCallback((adopted: ReflectionContent) => {
    latest.current = adopted
    setContent(adopted)
  }, [])

  useEffect(() => putOnLeaving(put), [put])

  const facts = { entry, phase, isPending, isUnkept, durable: desk.durable, hasBase: base !== null }
  return { content, status: statusOf(facts), entry, change, put, adopt }
}

/** The page may go away without a word: put everything on the device when it hides. */
function putOnLeaving(put: () => Promise<void>): () => void {
  const leave = () => void put()
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', leave)
  return () => {
    window.removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', leave)
    leave()
  }
}

type Facts = {
  entry: Entry<ReflectionContent> | undefined
  phase: Phase
  isPending: boolean
  isUnkept: boolean
  durable: boolean
  hasBase: boolean
}

export function statusOf(facts: Facts): WritingStatus {
  const { entry, phase } = facts
  if (facts.isUnkept) return 'unkept'
  if (entry?.trouble) return entry.trouble.kind
  if (facts.isPending) return phase === 'waiting' ? settled(facts) : 'saving'
  if (!entry) return facts.hasBase ? 'saved' : 'empty'
  if (!isUnsent(entry)) return 'saved'
  if (phase === 'signed-out') return 'signed-out'
  return phase === 'waiting' ? settled(facts) : 'saving'
}

function settled({ durable }: Facts): WritingStatus {
  return durable ? 'kept' : 'memory'
}

/** Nothing was written yet: a day, a theme or a question alone is not a reflection. */
export function isBlank(content: ReflectionContent): boolean {
  const { title, answers, feelingsBefore, feelingsAfter } = content
  return same({ title, ...answers }, {}) && feelingsBefore.length + feelingsAfter.length === 0
}

/** `text` without the control characters that pasting can bring along and the server refuses. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
}
