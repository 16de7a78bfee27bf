import { expect, test } from 'vitest'
import { formatters, today } from '.'

test('a day is written as people do, and never shifts by time zone', () => {
  expect(formatters('nl').day('2026-11-02')).toBe('2 november 2026')
  expect(formatters('fr').day('2026-11-02')).toBe('2 novembre 2026')
  expect(formatters('en').day('2026-11-02')).toBe('2 November 2026')
})

test('today is the day where the person is', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
})
