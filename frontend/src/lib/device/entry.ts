import type { Issue } from '@/lib/api'

/** A state that the server acknowledged, and the tag by which it recognises it. */
export type Saved<Content> = { content: Content; etag: string }

/**
 * One write that may already have reached the server. It is kept on the device before it is sent
 * and repeated word for word, with the same key, until an answer comes.
 */
export type Attempt<Content> = { key: string; content: Content; etag: string | null }

/** Why an entry waits for its writer: someone else changed it (`theirs`; null: deleted it), or it was refused. */
export type Trouble<Content> =
  | { kind: 'conflict'; theirs: Saved<Content> | null }
  | { kind: 'refused'; detail: string; issues: Issue[] }

/** When an entry was begun by the clock of this device, the day it got, and who vouched for that. */
export type Begun = { at: number; day: string; isCertain: boolean }

/** One piece of writing on this device that is open or not yet acknowledged. */
export type Entry<Content> = {
  id: string
  /** As the writer left it. */
  content: Content
  /** What the server holds, as far as this device knows; null when it was never acknowledged. */
  base: Saved<Content> | null
  attempt: Attempt<Content> | null
  trouble: Trouble<Content> | null
  /** The writer has not said that it is finished. */
  open: boolean
  /** Hidden, and deleted for good after this moment (milliseconds). */
  removeAt: number | null
  changedAt: number
  begun?: Begun
  /** Its day was set right: the clock of this device was wrong. */
  mended?: true
}

/** A deletion waits at most this long for a change of mind (milliseconds). */
const LONGEST_WAIT = 3_600_000

export function newEntry<Content>(id: string, content: Content, now: number): Entry<Content> {
  return {
    id,
    content,
    base: null,
    attempt: null,
    trouble: null,
    open: true,
    removeAt: null,
    changedAt: now,
  }
}

/** Does the writer have words here that the server never acknowledged? */
export function isUnsent<Content>(entry: Entry<Content>): boolean {
  if (entry.removeAt !== null) return false
  return entry.attempt !== null || !entry.base || !same(entry.content, entry.base.content)
}

/** Is there something to send now, without asking the writer first? */
export function isDue<Content>(entry: Entry<Content>, now: number): boolean {
  if (entry.removeAt !== null) {
    // Nobody gets that long to think: the clock was set back since.
    return entry.removeAt <= now || entry.removeAt > now + LONGEST_WAIT
  }
  return entry.trouble === null && isUnsent(entry)
}

/** Nothing left to do: acknowledged, finished, not hidden. */
export function isSettled<Content>(entry: Entry<Content>): boolean {
  return !entry.open && !isUnsent(entry) && entry.removeAt === null && entry.trouble === null
}

/** Do two states say the same? White space around a text and the form of accents do not count. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other))
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').replaceAll('\r\n', '\n').trim()
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  const filled = Object.entries(value)
    .map(([key, part]) => [key, plain(part)] as const)
    .filter(([, part]) => part !== '' && part !== undefined)
  return Object.fromEntries(filled.sort(([one], [other]) => (one < other ? -1 : 1)))
}
