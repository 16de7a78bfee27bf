import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clockTrouble, forgetServerTime, noteServerTime, rightNow } from '@/lib/clock'
import { today } from '@/lib/format'
import { begunNow, withRightDay } from './day'
import { newEntry } from './entry'
import { newReflection } from './reflections'

const NOON = Date.UTC(2026, 10, 22, 12)
const DAY = 86_400_000
const YEAR = 365 * DAY

beforeEach(() => {
  forgetServerTime()
  vi.useFakeTimers({ toFake: ['Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const deviceSays = (moment: number) => vi.setSystemTime(moment)
const serverSays = (moment: number) => noteServerTime(new Date(moment).toUTCString())

/** What is written now, without a connection since the page was opened. */
function begun() {
  return { ...newEntry('id', newReflection(today()), Date.now()), begun: begunNow() }
}

test('a clock that is right enough is left alone', () => {
  deviceSays(NOON)
  serverSays(NOON + 3_600_000)

  expect(clockTrouble()).toBeNull()
  expect(rightNow()).toBe(NOON)
})

test.each([
  ['ahead', YEAR],
  ['behind', -YEAR],
])('with a clock a year %s, today is what the server says', (trouble, wrongBy) => {
  deviceSays(NOON + wrongBy)
  serverSays(NOON)

  expect(clockTrouble()).toBe(trouble)
  expect(today()).toBe('2026-11-22')
  expect(withRightDay(begun())).toBeNull()
})

test.each([
  ['ahead', YEAR],
  ['behind', -YEAR],
])('what was written offline with a clock a year %s gets its own day', (_, wrongBy) => {
  deviceSays(NOON - 2 * DAY + wrongBy)
  const entry = begun()
  deviceSays(NOON + wrongBy)
  serverSays(NOON)

  expect(withRightDay(entry)?.occurredOn).toBe('2026-11-20')
})

test('a clock that was ahead and was set right since leaves the day of sending', () => {
  deviceSays(NOON + YEAR)
  const entry = begun()
  deviceSays(NOON)
  serverSays(NOON)

  expect(withRightDay(entry)?.occurredOn).toBe('2026-11-22')
})

test('a clock that went wrong after the writing changes no day', () => {
  deviceSays(NOON - 2 * DAY)
  const entry = begun()
  deviceSays(NOON + YEAR)
  serverSays(NOON)

  expect(withRightDay(entry)).toBeNull()
})

test('a device that comes back after ninety days keeps the day of the writing', () => {
  deviceSays(NOON - 90 * DAY)
  const entry = begun()
  deviceSays(NOON)
  serverSays(NOON)

  expect(entry.content.occurredOn).toBe('2026-08-24')
  expect(withRightDay(entry)).toBeNull()
})

test('a day that the writer chose is never changed', () => {
  deviceSays(NOON + YEAR)
  const entry = begun()
  serverSays(NOON)

  const chosen = { ...entry, content: { ...entry.content, occurredOn: '2026-11-03' } }
  expect(withRightDay(chosen)).toBeNull()
})

test('without a connection a date before the last one that the server named cannot be right', async () => {
  deviceSays(NOON)
  serverSays(NOON)
  vi.resetModules()
  const afterReload = await import('@/lib/clock')
  deviceSays(NOON - YEAR)

  expect(afterReload.clockTrouble()).toBe('behind')
  expect(afterReload.rightNow()).toBe(NOON)
})
