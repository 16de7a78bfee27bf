import type { Entry, Saved } from './entry'
import type { Felt, Reflection, ReflectionContent, ReflectionItem } from './reflections'

/**
 * What earlier versions of the app left on a device, in the shape of today: feelings were words
 * alone, and there were no kinds, tags or questions of an organisation, and nothing was sealed.
 */

type Since = 'kind' | 'tags' | 'questions' | 'envelope' | 'sealed'

type Earlier<Kept extends { feelingsBefore: Felt[] }> = Omit<
  Kept,
  'feelingsBefore' | 'feelingsAfter' | Since
> &
  Partial<Pick<Kept, Extract<keyof Kept, Since>>> & {
    feelingsBefore: (Felt | Felt['feeling'])[]
    feelingsAfter: (Felt | Felt['feeling'])[]
  }

export type EarlierContent = Earlier<ReflectionContent>

const felt = (kept: Felt | Felt['feeling']): Felt =>
  typeof kept === 'string' ? { feeling: kept } : kept

export function contentNow(kept: EarlierContent): ReflectionContent {
  return {
    ...kept,
    kind: kept.kind ?? null,
    questions: kept.questions ?? [],
    tags: kept.tags ?? [],
    envelope: kept.envelope ?? null,
    feelingsBefore: kept.feelingsBefore.map(felt),
    feelingsAfter: kept.feelingsAfter.map(felt),
  }
}

export function reflectionNow(kept: Earlier<Reflection>): Reflection {
  return { ...kept, ...contentNow(kept) }
}

export function itemNow(kept: Earlier<ReflectionItem>): ReflectionItem {
  return {
    ...kept,
    kind: kept.kind ?? null,
    tags: kept.tags ?? [],
    sealed: kept.sealed ?? false,
    feelingsBefore: kept.feelingsBefore.map(felt),
    feelingsAfter: kept.feelingsAfter.map(felt),
  }
}

/** An entry of the outbox, with everything in it that holds what was written. */
export function entryNow(kept: Entry<EarlierContent>): Entry<ReflectionContent> {
  const { trouble } = kept
  return {
    ...kept,
    content: contentNow(kept.content),
    base: savedNow(kept.base),
    attempt: kept.attempt && { ...kept.attempt, content: contentNow(kept.attempt.content) },
    trouble:
      trouble?.kind === 'conflict' ? { ...trouble, theirs: savedNow(trouble.theirs) } : trouble,
  }
}

function savedNow(saved: Saved<EarlierContent> | null): Saved<ReflectionContent> | null {
  return saved && { ...saved, content: contentNow(saved.content) }
}
