import { expect, test } from 'vitest'
import { type Entry, newReflection, type ReflectionContent } from '@/lib/device'
import { daysHere, daysWith } from './days'
import { addMonths, dayAfterKey, dayInMonths, weeksOf } from './month'

function entry(content: Partial<ReflectionContent>, more: Partial<Entry<ReflectionContent>> = {}) {
  return {
    id: 'e1',
    content: { ...newReflection('2026-11-10'), answers: { text: 'Woorden' }, ...content },
    base: null,
    attempt: null,
    trouble: null,
    open: true,
    removeAt: null,
    changedAt: 0,
    ...more,
  } satisfies Entry<ReflectionContent>
}

const base = (day: string) => ({ content: newReflection(day), etag: '"1"' })

test('a month is weeks from Monday, with empty places for days of other months', () => {
  const weeks = weeksOf('2026-11')
  expect(weeks).toHaveLength(6)
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(weeks[5]).toEqual(['2026-11-30', null, null, null, null, null, null])
  expect(weeksOf('2027-02')).toHaveLength(4)
  expect(weeksOf('2024-02').flat().filter(Boolean)).toHaveLength(29)
})

test('months go on over the end of a year, and days stay within them', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01')
  expect(addMonths('2026-01', -1)).toBe('2025-12')
  expect(dayInMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(dayInMonths('2024-02-29', 12)).toBe('2025-02-28')
})

test.each([
  ['ArrowLeft', false, '2026-11-24'],
  ['ArrowRight', false, '2026-11-26'],
  ['ArrowUp', false, '2026-11-18'],
  ['ArrowDown', false, '2026-12-02'],
  ['Home', false, '2026-11-23'],
  ['End', false, '2026-11-29'],
  ['PageUp', false, '2026-10-25'],
  ['PageDown', true, '2027-11-25'],
  ['a', false, undefined],
])('%s brings one elsewhere', (key, isShifted, to) => {
  expect(dayAfterKey('2026-11-25', key, isShifted)).toBe(to)
})

test('nobody walks out of the calendar', () => {
  expect(dayAfterKey('1950-01-01', 'ArrowLeft', false)).toBeUndefined()
  expect(dayAfterKey('2099-12-31', 'ArrowRight', false)).toBeUndefined()
})

test('what waits on this device is counted on its day, with its theme', () => {
  const counted = [{ day: '2026-11-10', count: 1, themes: ['resilience' as const] }]
  const days = daysWith('2026-11', counted, [entry({ theme: 'grief-and-loss' })])
  expect(days.get('2026-11-10')).toEqual({
    count: 2,
    themes: ['resilience', 'grief-and-loss'],
    waits: 1,
  })
})

test('what was moved to another day counts there, and no more where the server has it', () => {
  const counted = [{ day: '2026-11-09', count: 1, themes: [] }]
  const moved = entry({ occurredOn: '2026-11-12' }, { base: base('2026-11-09') })
  const days = daysWith('2026-11', counted, [moved])
  expect([...days]).toEqual([['2026-11-12', { count: 1, themes: [], waits: 1 }]])
  const away = entry({ occurredOn: '2026-12-01' }, { base: base('2026-11-09') })
  expect([...daysWith('2026-11', counted, [away])]).toEqual([])
})

test('what is being deleted counts no more', () => {
  const counted = [{ day: '2026-11-09', count: 2, themes: [] }]
  const leaving = entry({}, { base: base('2026-11-09'), removeAt: 1 })
  expect(daysWith('2026-11', counted, [leaving]).get('2026-11-09')?.count).toBe(1)
})

test('without a connection a month shows what this device has', () => {
  const days = daysHere(
    '2026-11',
    [],
    [entry({}), entry({ occurredOn: '2026-10-01' }, { id: 'e2' })],
  )
  expect([...days.keys()]).toEqual(['2026-11-10'])
})
