import { expect, test } from 'vitest'
import { partsOf, ribbonOf } from './geometry'

const PAPER = { width: 100, height: 40, thread: 2 }

/** How broad the ribbon is at each place where it is level. */
function breadths(path: string): number[] {
  const ends = [...path.matchAll(/(?:[ML]|,) ?([\d.]+) ([\d.]+)(?= [CLZ]|$)/g)]
  const places = ends.map(([, x, y]) => [Number(x), Number(y)] as const)
  const above = places.slice(0, places.length / 2)
  const below = places.slice(places.length / 2).reverse()
  return above.map(([, y], at) => (below[at]?.[1] ?? 0) - y)
}

test('a ribbon is as broad as there is to show, and a thread where there is nothing', () => {
  expect(breadths(ribbonOf([0, 4, 2], 4, PAPER))).toEqual([2, 2, 40, 21, 21])
})

test('one value makes a level ribbon, and none makes nothing', () => {
  expect(breadths(ribbonOf([3], 3, PAPER))).toEqual([40, 40, 40])
  expect(ribbonOf([], 0, PAPER)).toBe('')
})

test('parts follow each other and fill what they are of', () => {
  const parts = partsOf([['done', 3] as const, ['open', 0] as const, ['moved', 1] as const], 4)
  expect(parts).toEqual([
    { key: 'done', count: 3, start: 0, length: 75 },
    { key: 'moved', count: 1, start: 75, length: 25 },
  ])
})
