import { expect, test } from 'vitest'
import { suggestedTags, tagOf, withTags } from './tags'

test('a tag stands on one line, without its sign and not too long', () => {
  expect(tagOf('  # stil\nverdriet ')).toBe('stil verdriet')
  expect([...tagOf('🫶'.repeat(60))]).toHaveLength(20 * 2)
})

test('commas part tags, and the same one is not taken twice', () => {
  expect(withTags(['tolk'], 'Stilte, TOLK, , rouw')).toEqual(['tolk', 'Stilte', 'rouw'])
})

test('there are ten at most', () => {
  const typed = Array.from({ length: 12 }, (_, index) => `t${index}`).join(',')

  expect(withTags([], typed)).toHaveLength(10)
})

test('earlier tags are suggested by use, but for those that are chosen', () => {
  const items = [{ tags: ['rouw', 'tolk'] }, { tags: ['tolk', 'stilte'] }, { tags: ['stilte'] }]

  expect(suggestedTags(items, [], '')).toEqual(['stilte', 'tolk', 'rouw'])
  expect(suggestedTags(items, ['Tolk'], '')).toEqual(['stilte', 'rouw'])
  expect(suggestedTags(items, [], 'to')).toEqual(['tolk'])
})
