import type { ReadingTime } from './queries'

/** How long reading takes: up to 5 minutes, 6 to 10, or more. */
export const READING_TIMES = ['short', 'medium', 'long'] as const satisfies ReadingTime[]

export function isReadingTime(value: unknown): value is ReadingTime {
  return READING_TIMES.some((key) => key === value)
}
