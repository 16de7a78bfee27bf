import { expect, test } from 'vitest'
import { COLUMN, ROW, ribbonShapes, thickness } from './ribbon-shape'

function numbersIn(shape: string): number[] {
  return (shape.match(/-?[\d.]+/g) ?? []).map(Number)
}

test('where nothing is shown nothing is drawn', () => {
  expect(ribbonShapes([undefined, undefined], 20)).toEqual([])
  expect(ribbonShapes([], 20)).toEqual([])
})

test('quarters that are shown one after another are one ribbon, a gap makes two', () => {
  expect(ribbonShapes([10, 15, 20], 20)).toHaveLength(1)
  expect(ribbonShapes([10, undefined, 20], 20)).toHaveLength(2)
})

test('a ribbon stays within the columns of its quarters and within its row', () => {
  const [shape = ''] = ribbonShapes([undefined, 10, 35, undefined], 35)
  const numbers = numbersIn(shape)
  const xs = numbers.filter((_, place) => place % 2 === 0)
  const ys = numbers.filter((_, place) => place % 2 === 1)
  expect([Math.min(...xs), Math.max(...xs)]).toEqual([COLUMN, 3 * COLUMN])
  expect(Math.min(...ys)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...ys)).toBeLessThanOrEqual(ROW)
})

test('more people make a thicker ribbon, and the fewest are still to be seen', () => {
  expect(thickness(20, 20)).toBeGreaterThan(thickness(15, 20))
  expect(thickness(10, 500)).toBe(6)
})
