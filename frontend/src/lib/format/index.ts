import { useMemo } from 'react'
import { type Locale, useLocale } from '@/lib/i18n'

/** Belgian habits where they differ: our readers are in Flanders, Brussels and the Netherlands. */
const REGION: Record<Locale, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' }

function parse(value: string | Date): Date {
  if (value instanceof Date) return value
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  return new Date(isDay ? `${value}T12:00:00` : value)
}

/** Dates and numbers as people write them in `locale`. Days (`2026-11-02`) never shift by time zone. */
export function formatters(locale: Locale) {
  const region = REGION[locale]
  const day = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'long', year: 'numeric' })
  const weekday = new Intl.DateTimeFormat(region, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
  const month = new Intl.DateTimeFormat(region, { month: 'long', year: 'numeric' })
  const moment = new Intl.DateTimeFormat(region, { dateStyle: 'long', timeStyle: 'short' })
  const time = new Intl.DateTimeFormat(region, { timeStyle: 'short' })
  const number = new Intl.NumberFormat(region)
  const kilobytes = new Intl.NumberFormat(region, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  })
  return {
    day: (value: string | Date) => day.format(parse(value)),
    weekday: (value: string | Date) => weekday.format(parse(value)),
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

/** Today as `YYYY-MM-DD` where the person is, not in UTC. */
export function today(now = new Date()): string {
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
