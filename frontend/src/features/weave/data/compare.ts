import { choiceOf } from './standings'
import type { Entries, Entry } from './weaves'

/** What two weaves say about a strand when they lie side by side. */
export type Meeting =
  /** It weighs for both: here one can meet. */
  | 'touch'
  /** I hardly think of it myself, and I fill it in for the other. */
  | 'filling-in'
  /** The other says it weighs; for me it does not. */
  | 'theirs'
  /** It weighs for me; the other said nothing of the kind. */
  | 'mine'
  /** I fill it in. */
  | 'assumed'

/** The meeting that matters most about a strand, if there is any. */
export function meetingOf(own: Entry, other: Entry): Meeting | null {
  const assumed = other.standing === 'assumed'
  if (own.important && other.important) return 'touch'
  if (assumed && own.standing === 'self-evident') return 'filling-in'
  if (other.important) return 'theirs'
  if (assumed) return 'assumed'
  return own.important && other.standing === 'not-asked' ? 'mine' : null
}

/** Strands by what one's own weave and that of the other say about them together. */
export function meetings(keys: string[], own: Entries, other: Entries): Record<Meeting, string[]> {
  const found: Record<Meeting, string[]> = {
    touch: [],
    'filling-in': [],
    theirs: [],
    mine: [],
    assumed: [],
  }
  for (const key of keys) {
    const [a, b] = [own[key], other[key]]
    const meeting = a && b ? meetingOf(a, b) : null
    if (meeting) found[meeting].push(key)
  }
  return found
}

export type Change = {
  strand: string
  before: Entry
  after: Entry
  standing: boolean
  important: boolean
  word: boolean
}

/** What changed between two moments, strand by strand. A question for next time is no change. */
export function changes(keys: string[], before: Entries, after: Entries): Change[] {
  return keys.flatMap((strand) => {
    const [a, b] = [before[strand], after[strand]]
    if (!a || !b) return []
    const change = {
      strand,
      before: a,
      after: b,
      standing: a.standing !== b.standing,
      important: a.important !== b.important,
      word: a.word !== b.word,
    }
    return change.standing || change.important || change.word ? [change] : []
  })
}

/** The strands on which one fills in for the other, or hardly ever looks at oneself. */
export function assumptions(keys: string[], entries: Entries): string[] {
  return keys.filter((key) => {
    const entry = entries[key]
    return entry !== undefined && choiceOf(entry.standing).look === 'striped'
  })
}

export function weighing(keys: string[], entries: Entries): string[] {
  return keys.filter((key) => entries[key]?.important)
}
