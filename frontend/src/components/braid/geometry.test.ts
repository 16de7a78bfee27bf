import { expect, test } from 'vitest'
import { crossings, pathOf, steady, strands } from './geometry'

const LENGTH = 1000
const WOVEN = strands(5, steady(2, LENGTH))

test('every strand goes over and under in turns', () => {
  const all = crossings(WOVEN, LENGTH).sort((a, b) => a.along - b.along)
  for (const strand of WOVEN.keys()) {
    const turns = all
      .filter(({ over, under }) => over === strand || under === strand)
      .map(({ over }) => over === strand)
    expect(turns.length).toBeGreaterThan(8)
    turns.slice(1).forEach((isOver, index) => {
      expect(isOver).toBe(!turns[index])
    })
  }
})

test('two strands really are at the same height where they cross', () => {
  for (const { over, under, along } of crossings(WOVEN, LENGTH)) {
    expect(WOVEN[over]?.(along)).toBeCloseTo(WOVEN[under]?.(along) ?? Number.NaN, 4)
  }
})

test('a path starts and ends where it should', () => {
  expect(pathOf((along) => ({ x: along, y: 2 * along }), 0, 10, 5)).toBe(
    'M0.0 0.0L5.0 10.0L10.0 20.0',
  )
})
