import { useMemo } from 'react'
import { rightNow } from '@/lib/clock'
import { type Locale, useLocale } from '@/lib/i18n'

export { isDay, isMonth, monthOf } from './calendar'

/** Belgian habits where they differ: our readers are in Flanders, Brussels and the Netherlands. */
const REGION: Record<Locale, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' }

function parse(value: string | Date): Date {
  if (value instanceof Date) return value
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  return new Date(isDay ? `${value}T12:00:00` : value)
}

const WEEKDAY = { weekday: 'long', day: 'numeric', month: 'long' } as const

/** Dates and numbers as people write them in `locale`. Days (`2026-11-02`) never shift by time zone. */
export function formatters(locale: Locale) {
  const region = REGION[locale]
  const day = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'long', year: 'numeric' })
  const weekday = new Intl.DateTimeFormat(region, WEEKDAY)
  const dayName = new Intl.DateTimeFormat(region, { weekday: 'long' })
  const shortDayName = new Intl.DateTimeFormat(region, { weekday: 'short' })
  const month = new Intl.DateTimeFormat(region, { month: 'long', year: 'numeric' })
  const moment = new Intl.DateTimeFormat(region, { dateStyle: 'long', timeStyle: 'short' })
  const time = new Intl.DateTimeFormat(region, { timeStyle: 'short' })
  const number = new Intl.NumberFormat(region)
  const relative = new Intl.RelativeTimeFormat(region, { numeric: 'auto' })
  const year = new Intl.DateTimeFormat(region, { ...WEEKDAY, year: 'numeric' })
  const kilobytes = new Intl.NumberFormat(region, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  })
  return {
    day: (value: string | Date) => day.format(parse(value)),
    weekday: (value: string | Date) => weekday.format(parse(value)),
    /** Yesterday, today, tomorrow; otherwise the day, with its year when that is not this one. */
    near: (day: string, now = today()) => {
      const days = daysBetween(now, day)
      if (Math.abs(days) <= 1) return relative.format(days, 'day')
      return (day.slice(0, 4) === now.slice(0, 4) ? weekday : year).format(parse(day))
    },
    /** The day of the week alone, whole and short. */
    dayName: (value: string | Date) => dayName.format(parse(value)),
    shortDayName: (value: string | Date) => shortDayName.format(parse(value)),
    month: (value: string | Date) => month.format(parse(value)),
    moment: (value: string | Date) => moment.format(parse(value)),
    time: (value: string | Date) => time.format(parse(value)),
    number: (value: number) => number.format(value),
    /** A number of bytes, as people know the size of a file. */
    size: (bytes: number) => kilobytes.format(Math.max(1, bytes / 1000)),
  }
}

export function useFormat() {
  const locale = useLocale()
  return useMemo(() => formatters(locale), [locale])
}

/** Today as `YYYY-MM-DD` where the person is, not in UTC; also when the device's date is far off. */
export function today(now = new Date(rightNow())): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** How many days `to` comes after `from`; both as `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The day so many days after `day`; both as `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
