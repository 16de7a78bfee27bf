import { expect, test } from 'vitest'
import type { ReflectionItem } from '@/lib/device'
import { fold } from '../own-search'
import {
  asksMoreThanTimeline,
  bodyOf,
  isNarrowed,
  NOTHING,
  passesHere,
  periods,
  without,
} from './narrow'

const ITEM: ReflectionItem = {
  id: '01936f6e-0000-7000-8000-0000000000c1',
  title: 'Stilte',
  occurredOn: '2026-11-10',
  theme: 'resilience',
  kind: 'crisis',
  template: 'free',
  excerpt: '',
  feelingsBefore: [{ feeling: 'tense' }],
  feelingsAfter: [{ feeling: 'calm', intensity: 2 }],
  tags: ['Stilte'],
  sealed: false,
  createdAt: '2026-11-10T10:00:00Z',
  updatedAt: '2026-11-10T10:00:00Z',
}

test('only what is asked is sent', () => {
  expect(bodyOf(NOTHING)).toEqual({})
  expect(bodyOf({ ...NOTHING, felt: 'before' })).toEqual({})
  expect(
    bodyOf({ ...NOTHING, kind: 'crisis', from: '2026-01-01', feelings: ['calm'], felt: 'after' }),
  ).toEqual({ kind: 'crisis', occurredFrom: '2026-01-01', feelings: ['calm'], felt: 'after' })
})

test('theme and kind are for the timeline, which knows what waits; the rest asks the server', () => {
  expect(asksMoreThanTimeline({ ...NOTHING, theme: 'resilience', kind: 'crisis' })).toBe(false)
  expect(asksMoreThanTimeline({ ...NOTHING, tags: ['a'] })).toBe(true)
  expect(asksMoreThanTimeline({ ...NOTHING, hasWeave: true })).toBe(true)
})

test('a facet is cleared with all that belongs to it', () => {
  const narrow = { ...NOTHING, feelings: ['calm' as const], felt: 'after' as const, tags: ['a'] }
  expect(without(narrow, 'feeling')).toEqual({ ...NOTHING, tags: ['a'] })
  expect(isNarrowed(without(without(narrow, 'feeling'), 'tag'))).toBe(false)
})

test.each([
  [{ theme: 'resilience' as const }, true],
  [{ theme: 'grief-and-loss' as const }, false],
  [{ tags: ['STILTE'] }, true],
  [{ tags: ['stil'] }, false],
  [{ feelings: ['calm' as const, 'tense' as const] }, true],
  [{ feelings: ['calm' as const], felt: 'before' as const }, false],
  [{ from: '2026-11-10', to: '2026-11-10' }, true],
  [{ from: '2026-11-11' }, false],
  [{ template: 'gibbs' }, false],
  [{ hasWeave: true as const }, true],
])('on this device %j lets it pass: %s', (narrow, passes) => {
  expect(passesHere(ITEM, { ...NOTHING, ...narrow })).toBe(passes)
})

test('periods are seen from today', () => {
  expect(periods('2026-11-23').month).toEqual({ from: '2026-11-01', to: '2026-11-23' })
  expect(periods('2026-01-05').lastYear).toEqual({ from: '2025-01-01', to: '2025-12-31' })
})

test('letters that keyboards write in several ways are alike', () => {
  expect(fold('ÉÉN')).toBe('een')
  expect(fold('خَوْفٌ')).toBe('خوف')
  expect(fold('می\u200cخواهم')).toBe(fold('ميخواهم'))
})
