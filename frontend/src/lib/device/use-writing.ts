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
 * because the browser keeps nothing; `unkept`: only in this page, because the device refused them.
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
  /** Put the last words away now, to be sent; false when they could not be sealed. */
  put(): Promise<boolean>
  /** Bring them where they outlast this window; false when neither device nor server takes them. */
  secure(): Promise<boolean>
  /** Is this screen still there? Whoever went on meanwhile must not be taken elsewhere. */
  isHere(): boolean
  /** In the form in which it is kept: sealed when it is to be. */
  close: Close
  /** Show `content` that is on the device already, in place of what stands here. */
  adopt(content: ReflectionContent): void
}

/** Content as it is kept under this id. */
export type Close = (id: string, content: ReflectionContent) => Promise<ReflectionContent>

type Start = {
  desk: Desk
  id: string
  /** What the field shows first. */
  content: ReflectionContent
  /** What the server holds of it; null when it was never there. */
  base: Saved<ReflectionContent> | null
  /** Left out, words are kept as they are: the device encrypts them, and the server seals them. */
  close?: Close | undefined
}

const yes = () => true
const no = () => false

const asItIs: Close = async (_id, content) => ({ ...content, envelope: null })

/** Words being written: on screen at once, on the device at each pause, at the server soon after. */
export function useWriting({ desk, id, content: first, base, close = asItIs }: Start): Writing {
  const [content, setContent] = useState(first)
  const [isPending, setPending] = useState(false)
  const [isUnkept, setUnkept] = useState(false)
  const entry = useEntries(desk).find((one) => one.id === id)
  const phase = usePhase(desk)
  const latest = useRef(first)
  const closing = useRef(close)
  closing.current = close
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const isShown = useRef(true)
  /** Is there anything that the device was not given, or refused? */
  const isBehind = useRef(false)
  const typed = useRef<{ since: number; timer: ReturnType<typeof setTimeout> } | null>(null)

  const put = useCallback(async () => {
    clearTimeout(typed.current?.timer)
    typed.current = null
    const keep = async () => {
      // Nothing was written, and nothing lies there that is to be emptied.
      if (isBlank(latest.current) && !base && !desk.outbox.entries.get(id)) return
      await desk.outbox.keep(id, await closing.current(id, latest.current), base)
    }
    // One after another: sealing takes a moment, and the last words must come last.
    if (isBehind.current) {
      before.current = before.current.then(keep, keep)
      desk.outbox.entries.expect(before.current)
    }
    isBehind.current = false
    // Also when a pause began it: a slow device may still be at it.
    const isKept = await before.current.then(yes, no)
    if (!isKept) isBehind.current = true
    if (isShown.current) setUnkept(!isKept)
    if (isShown.current && !typed.current) setPending(false)
    return isKept
  }, [desk, id, base])

  const change = useCallback(
    (part: Partial<ReflectionContent>) => {
      latest.current = { ...latest.current, ...part }
      setContent(latest.current)
      setPending(true)
      isBehind.current = true
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

  const wrongDay = entry?.mended && entry.begun?.day
  const rightDay = entry?.content.occurredOn
  useEffect(() => {
    // The clock of this device was wrong, and the day with it.
    if (wrongDay === undefined || rightDay === undefined) return
    if (latest.current.occurredOn === wrongDay) adopt({ ...latest.current, occurredOn: rightDay })
  }, [wrongDay, rightDay, adopt])

  useEffect(() => {
    // The last words are put away when the screen is gone already.
    isShown.current = true
    const leave = putOnLeaving(put)
    return () => {
      isShown.current = false
      leave()
    }
  }, [put])

  const secure = useCallback(
    async () => (await put()) && (await desk.outbox.secure(id)),
    [desk, id, put],
  )

  const isHere = useCallback(() => isShown.current, [])
  const facts = {
    ...{ entry, phase, isPending, isUnkept },
    durable: desk.durable,
    isKept: desk.outbox.entries.isKept(id),
    hasBase: base !== null,
  }
  return { content, status: statusOf(facts), entry, change, put, secure, isHere, close, adopt }
}

/** The page may go away without a word: put everything on the device when it hides. */
function putOnLeaving(put: () => Promise<unknown>): () => void {
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
  /** The last words could not even be handed over. */
  isUnkept: boolean
  durable: boolean
  /** The device has the entry as it is. */
  isKept: boolean
  hasBase: boolean
}

export function statusOf(facts: Facts): WritingStatus {
  const { entry, phase } = facts
  if (facts.isUnkept) return 'unkept'
  if (entry?.trouble?.kind === 'conflict') return 'conflict'
  if (entry?.trouble) return onlyHere(facts) ?? 'refused'
  // Also without a connection: what was typed just now is not on the device yet.
  if (facts.isPending) return 'saving'
  if (!entry) return facts.hasBase ? 'saved' : 'empty'
  if (!isUnsent(entry)) return 'saved'
  if (phase === 'signed-out') return onlyHere(facts) ?? 'signed-out'
  return phase === 'waiting' ? (onlyHere(facts) ?? 'kept') : 'saving'
}

function onlyHere({ durable, isKept }: Facts): WritingStatus | null {
  if (isKept) return null
  return durable ? 'unkept' : 'memory'
}

/** Nothing was written yet: a day, a theme or a question alone is not a reflection. */
export function isBlank(content: ReflectionContent): boolean {
  const { title, answers, feelingsBefore, feelingsAfter, tags, envelope } = content
  if (envelope) return false
  const chosen = feelingsBefore.length + feelingsAfter.length + tags.length
  return same({ title, ...answers }, {}) && chosen === 0
}

/**
 * `text` without what pasting can bring along and the server refuses: control characters, and halves
 * of characters. What joins letters, sets directions or stands between words is kept.
 */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
  const printable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
  return printable.replace(/\p{Surrogate}/gu, '')
}
