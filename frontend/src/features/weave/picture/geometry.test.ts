import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Braid,
  braid,
  breadthsOf,
  curvesOf,
  heightOf,
  lineOf,
  type Paper,
  pointAt,
  type Step,
  topsOf,
} from './geometry'

const PAPER = { width: 300, height: 480, lead: 12 }
const counts = fc.integer({ min: 2, max: 24 })
const always = (property: (woven: Braid) => void) =>
  fc.assert(fc.property(counts, (count) => property(braid(count))))
const crossingsOf = (steps: Step[]) => steps.filter(({ meets }) => meets !== null)

test('a strand goes on where it came to, without a gap', () => {
  always(({ strands }) => {
    for (const [strand, steps] of strands.entries()) {
      expect(steps[0]?.from).toBe(strand)
      steps.slice(1).forEach(({ from }, index) => {
        expect(from).toBe(steps[index]?.to)
      })
      for (const { from, to } of steps) expect(Math.abs(from - to)).toBeLessThanOrEqual(1)
    }
  })
})

test('every strand goes over and under in turns', () => {
  always(({ strands }) => {
    for (const steps of strands) {
      const layers = crossingsOf(steps).map(({ layer }) => layer)
      layers.slice(1).forEach((layer, index) => {
        expect(layer).not.toBe(layers[index])
      })
    }
  })
})

test('where two meet, one lies above and the other below', () => {
  always(({ strands }) => {
    for (const [strand, steps] of strands.entries()) {
      for (const [at, { meets, layer, from, to }] of steps.entries()) {
        if (meets === null) continue
        const other = strands[meets]?.[at]
        expect(other?.meets).toBe(strand)
        expect([other?.from, other?.to]).toEqual([to, from])
        expect(new Set([layer, other?.layer])).toEqual(new Set(['over', 'under']))
      }
    }
  })
})

test('every strand meets every other one, once', () => {
  always(({ count, strands }) => {
    for (const [strand, steps] of strands.entries()) {
      const met = crossingsOf(steps).map(({ meets }) => meets)
      expect(new Set(met).size).toBe(met.length)
      expect(met.length).toBe(count - 1)
      expect(met).not.toContain(strand)
    }
  })
})

test('every strand is seen: it lies above in about half of its crossings', () => {
  for (const steps of braid(12).strands) {
    const above = crossingsOf(steps).filter(({ layer }) => layer === 'over').length
    expect(above).toBeGreaterThanOrEqual(5)
    expect(above).toBeLessThanOrEqual(6)
  }
})

test('no two strands are on one lane at a time', () => {
  always(({ count, strands }) => {
    for (let step = 0; step < count; step += 1) {
      expect(new Set(strands.map((steps) => steps[step]?.to)).size).toBe(count)
    }
  })
})

test('at the end the order is turned around', () => {
  always(({ count, strands }) => {
    expect(strands.map((steps) => steps.at(-1)?.to)).toEqual(
      Array.from({ length: count }, (_, strand) => count - 1 - strand),
    )
  })
})

test('a strand is one smooth line: every curve goes on where and whither the one before came', () => {
  const woven = braid(12)
  for (let strand = 0; strand < 12; strand += 1) {
    const curves = curvesOf(woven, strand, PAPER)
    expect(curves).toHaveLength(12)
    curves.slice(1).forEach((curve, index) => {
      const before = curves[index]
      if (!before) return
      expect(curve[0].x).toBeCloseTo(before[3].x)
      expect(curve[0].y).toBeCloseTo(before[3].y)
      expect(curve[1].y - curve[0].y).toBeCloseTo(before[3].y - before[2].y)
    })
  }
})

test('what lies above is drawn once for every crossing, and for nothing else', () => {
  const woven = braid(12)
  const tops = topsOf(woven, PAPER)
  expect(tops).toHaveLength((12 * 11) / 2)
  for (const { strand, step } of tops) {
    expect(woven.strands[strand]?.[step]?.layer).toBe('over')
  }
})

/** How far along its curve a strand is where it crosses the other one. */
function crossingOn(woven: Braid, strand: number, step: number, paper: Paper): number {
  const other = woven.strands[strand]?.[step]?.meets ?? 0
  const [a, b] = [strand, other].map((one) => curvesOf(woven, one, paper)[step])
  if (!a || !b) throw new Error('no such step')
  const apart = (t: number) => pointAt(a, t).y - pointAt(b, t).y
  const at = Array.from({ length: 100 }, (_, index) => index / 100)
  return at.find((t) => Math.sign(apart(t)) !== Math.sign(apart(0))) ?? 1
}

test('the crossing lies in the middle of what is drawn above', () => {
  const woven = braid(12)
  for (const { strand, step } of topsOf(woven, PAPER)) {
    const t = crossingOn(woven, strand, step, PAPER)
    expect(t).toBeGreaterThan(0.35)
    expect(t).toBeLessThan(0.65)
  }
})

test.each([
  ['a narrow phone', { width: 150, height: 12 * 36, lead: 14 }],
  ['a phone', { width: 226, height: 12 * 36, lead: 14 }],
  ['a desk', { width: 640, height: 12 * 36, lead: 14 }],
])('on %s a strand is seen between those that lie above it', (_, paper) => {
  const { thin, broad } = breadthsOf(12, paper)
  const [stride, fall] = [(paper.width - 2 * paper.lead) / 12, paper.height / 12]
  const angle = 2 * Math.min(Math.atan2(stride, fall), Math.atan2(fall, stride))
  const hidden = broad / Math.sin(angle)
  // From where it dives under one to where it dives under the next it takes two steps.
  expect(hidden).toBeLessThan(2 * Math.hypot(stride, fall) * 0.75)
  expect(broad - thin).toBeGreaterThanOrEqual(3)
})

test('everything stays on the paper', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 120, max: 900 }), (count, width) => {
      const paper = { width, height: count * 40, lead: 10 }
      const woven = braid(count)
      const drawn = [
        ...topsOf(woven, paper).flatMap(({ bed, ribbon, hollow }) => [bed, ribbon, hollow]),
        ...woven.strands.map((_, strand) => lineOf(woven, strand, paper)),
      ]
      for (const d of drawn) {
        const numbers = [...d.matchAll(/-?[\d.]+/g)].map(Number)
        const outside = numbers.filter(
          (value, index) => value < 0 || value > (index % 2 === 0 ? width : paper.height),
        )
        expect(outside).toEqual([])
      }
    }),
  )
})

test('the line of a strand begins on its lane and ends on the opposite one', () => {
  const woven = braid(12)
  const d = lineOf(woven, 2, PAPER)
  expect(d.startsWith(`M0 ${heightOf(2, 12, PAPER).toFixed(2)}L`)).toBe(true)
  expect(d.endsWith(`${heightOf(9, 12, PAPER).toFixed(2)}`)).toBe(true)
  expect(d.match(/C/g)).toHaveLength(12)
})
