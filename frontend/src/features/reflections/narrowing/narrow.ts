import type { Schemas } from '@/lib/api'
import type { Feeling, Felt, ReflectionItem, SessionKind, ThemeKey } from '@/lib/device'
import { addDays, today } from '@/lib/format'

/** What a reflection must be like; what is undefined or empty asks nothing. */
export type Narrow = {
  theme?: ThemeKey | undefined
  kind?: SessionKind | undefined
  template?: string | undefined
  /** The first and the last day (`YYYY-MM-DD`); both belong to it. */
  from?: string | undefined
  to?: string | undefined
  hasActionPoints?: true | undefined
  hasWeave?: true | undefined
  /** Every one of them. */
  tags: string[]
  feelings: Feeling[]
  /** When these were felt; either will do when it is undefined. */
  felt?: Schemas['FeltMoment'] | undefined
}

export const NOTHING: Narrow = { tags: [], feelings: [] }

/** One thing to narrow by, in the order in which they are offered. */
export const FACETS = ['theme', 'kind', 'template', 'feeling', 'tag', 'period', 'with'] as const
export type Facet = (typeof FACETS)[number]

const FIELDS: Record<Facet, readonly (keyof Narrow)[]> = {
  theme: ['theme'],
  kind: ['kind'],
  template: ['template'],
  feeling: ['feelings', 'felt'],
  tag: ['tags'],
  period: ['from', 'to'],
  with: ['hasActionPoints', 'hasWeave'],
}

/** Does this facet ask anything? */
export function isActive(narrow: Narrow, facet: Facet): boolean {
  return FIELDS[facet].some((field) => {
    const value = narrow[field]
    return field !== 'felt' && (Array.isArray(value) ? value.length > 0 : value !== undefined)
  })
}

export function isNarrowed(narrow: Narrow): boolean {
  return FACETS.some((facet) => isActive(narrow, facet))
}

/** Does it ask more than the timeline itself can show, with what waits on this device? */
export function asksMoreThanTimeline(narrow: Narrow): boolean {
  return FACETS.some((facet) => facet !== 'theme' && facet !== 'kind' && isActive(narrow, facet))
}

export function without(narrow: Narrow, facet: Facet): Narrow {
  const rest = { ...narrow }
  for (const field of FIELDS[facet]) delete (rest as Partial<Narrow>)[field]
  return { ...NOTHING, ...rest }
}

/** What to send: only what is asked. */
export function bodyOf(narrow: Narrow): Schemas['ReflectionSearchRequest'] {
  const { theme, kind, template, from, to, hasActionPoints, hasWeave } = narrow
  const { tags, feelings, felt } = narrow
  return {
    ...(theme && { theme }),
    ...(kind && { kind }),
    ...(template && { template }),
    ...(from && { occurredFrom: from }),
    ...(to && { occurredTo: to }),
    ...(hasActionPoints && { hasActionPoints }),
    ...(hasWeave && { hasWeave }),
    ...(tags.length > 0 && { tags }),
    ...(feelings.length > 0 && { feelings, ...(felt && { felt }) }),
  }
}

/**
 * Is a reflection on this device like that? Whether it has action points or a weave is not known
 * here, so nothing is left out because of these.
 */
export function passesHere(item: ReflectionItem, narrow: Narrow): boolean {
  const { theme, kind, template, from, to, tags, feelings } = narrow
  const has = new Set(item.tags.map((tag) => tag.toLowerCase()))
  const felt = feltIn(item, narrow.felt)
  return (
    (theme === undefined || item.theme === theme) &&
    (kind === undefined || item.kind === kind) &&
    (template === undefined || item.template === template) &&
    (from === undefined || item.occurredOn >= from) &&
    (to === undefined || item.occurredOn <= to) &&
    tags.every((tag) => has.has(tag.toLowerCase())) &&
    feelings.every((feeling) => felt.some((one) => one.feeling === feeling))
  )
}

function feltIn(item: ReflectionItem, moment: Narrow['felt']): Felt[] {
  if (moment === 'before') return item.feelingsBefore
  if (moment === 'after') return item.feelingsAfter
  return [...item.feelingsBefore, ...item.feelingsAfter]
}

export type Period = { from: string; to: string }

/** Stretches of time that people ask for, seen from `now`. */
export function periods(now = today()) {
  const year = Number(now.slice(0, 4))
  return {
    month: { from: `${now.slice(0, 7)}-01`, to: now },
    quarter: { from: addDays(now, -91), to: now },
    year: { from: `${year}-01-01`, to: now },
    lastYear: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
  } satisfies Record<string, Period>
}
