import { addDays, isDay, monthOf } from '@/lib/format'

/** The month so many months after `month`. */
export function addMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The same day so many months later, or the last of a month that has no such day. */
export function dayInMonths(day: string, months: number): string {
  const month = addMonths(monthOf(day), months)
  const last = lastDayOf(month)
  const same = `${month}-${day.slice(8)}`
  return same > last ? last : same
}

export function lastDayOf(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1)
}

/** The weeks of a month, each from Monday; null where a day belongs to another month. */
export function weeksOf(month: string): (string | null)[][] {
  const last = lastDayOf(month)
  const weeks: (string | null)[][] = []
  let day = addDays(`${month}-01`, -weekdayOf(`${month}-01`))
  while (day <= last) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(day, index)).map(inMonth))
    day = addDays(day, 7)
  }
  return weeks

  function inMonth(one: string): string | null {
    return monthOf(one) === month ? one : null
  }
}

/** How many days `day` comes after Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

type Move = (day: string, isShifted: boolean) => string

const MOVES = new Map<string, Move>([
  ['ArrowLeft', (day) => addDays(day, -1)],
  ['ArrowRight', (day) => addDays(day, 1)],
  ['ArrowUp', (day) => addDays(day, -7)],
  ['ArrowDown', (day) => addDays(day, 7)],
  ['Home', (day) => addDays(day, -weekdayOf(day))],
  ['End', (day) => addDays(day, 6 - weekdayOf(day))],
  ['PageUp', (day, isShifted) => dayInMonths(day, isShifted ? -12 : -1)],
  ['PageDown', (day, isShifted) => dayInMonths(day, isShifted ? 12 : 1)],
])

/** Where a key brings somebody who stands on `day`; undefined when it brings them nowhere. */
export function dayAfterKey(day: string, key: string, isShifted: boolean): string | undefined {
  const to = MOVES.get(key)?.(day, isShifted)
  return to !== undefined && isDay(to) ? to : undefined
}
