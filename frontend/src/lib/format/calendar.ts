const FIRST_MONTH = '1950-01'
const LAST_MONTH = '2099-12'

/** The month (`2026-11`) of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** Is this a month that somebody can have written about? */
export function isMonth(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return false
  return value >= FIRST_MONTH && value <= LAST_MONTH
}

/** Is this a day that exists, in a month that somebody can have written about? */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const moment = new Date(`${value}T00:00:00Z`)
  return isMonth(monthOf(value)) && !Number.isNaN(+moment) && moment.toISOString().startsWith(value)
}
