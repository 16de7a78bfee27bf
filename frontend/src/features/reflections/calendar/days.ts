import type { Schemas } from '@/lib/api'
import {
  type Entry,
  isUnsent,
  knotsOf,
  type ReflectionContent,
  type ReflectionItem,
  type ThemeKey,
} from '@/lib/device'
import { monthOf } from '@/lib/format'

/** What a day in the calendar shows; `waits` counts those that the server does not have so yet. */
export type DayMark = { count: number; themes: ThemeKey[]; waits: number }
export type Days = ReadonlyMap<string, DayMark>

type Entries = readonly Entry<ReflectionContent>[]

/** The days of a month as the server counts them, with what waits on this device laid over them. */
export function daysWith(
  month: string,
  counted: readonly Schemas['ReflectionDay'][],
  entries: Entries,
): Days {
  const days = new Map<string, DayMark>()
  for (const { day, count, themes } of counted) days.set(day, { count, themes, waits: 0 })
  for (const entry of entries) {
    const isHidden = entry.removeAt !== null
    // The server counts it on the day on which it knows it.
    if (entry.base && (isHidden || isUnsent(entry))) take(days, entry.base.content.occurredOn)
    if (isUnsent(entry) && monthOf(entry.content.occurredOn) === month) {
      put(days, entry.content, true)
    }
  }
  return days
}

/** The days of a month as far as this device knows them. */
export function daysHere(month: string, items: readonly ReflectionItem[], entries: Entries): Days {
  const days = new Map<string, DayMark>()
  for (const knot of knotsOf(items, entries)) {
    if (monthOf(knot.occurredOn) === month) put(days, knot, knot.waits)
  }
  return days
}

function take(days: Map<string, DayMark>, day: string): void {
  const mark = days.get(day)
  if (!mark) return
  if (mark.count > 1) days.set(day, { ...mark, count: mark.count - 1 })
  else days.delete(day)
}

function put(
  days: Map<string, DayMark>,
  { occurredOn, theme }: Pick<ReflectionContent, 'occurredOn' | 'theme'>,
  waits: boolean,
): void {
  const mark = days.get(occurredOn) ?? { count: 0, themes: [], waits: 0 }
  const isNew = theme !== null && !mark.themes.includes(theme)
  days.set(occurredOn, {
    count: mark.count + 1,
    themes: isNew ? [...mark.themes, theme] : mark.themes,
    waits: mark.waits + (waits ? 1 : 0),
  })
}
