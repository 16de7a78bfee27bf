/** A point on paper. */
export type Point = { x: number; y: number }

/** A strand as a height for every place along the braid. */
export type Strand = (along: number) => number

/** Where `over` runs above `under`, around `along`; `steepness` is how fast they part. */
export type Crossing = { over: number; under: number; along: number; steepness: number }

/** How far the braid has turned at a place, in radians. */
export type Turning = (along: number) => number

/** `count` strands that wander through each other between -1 and 1. */
export function strands(count: number, turning: Turning): Strand[] {
  return Array.from(
    { length: count },
    (_, index) => (along) => Math.sin(turning(along) + (2 * Math.PI * index) / count),
  )
}

/** The same pace everywhere: `turns` full turns over `length`. */
export function steady(turns: number, length: number): Turning {
  return (along) => (2 * Math.PI * turns * along) / length
}

/** Nothing until `start`, so that the strands run side by side; then ever faster, until `pace`. */
export function setting(start: number, blend: number, pace: number): Turning {
  return (along) => {
    const x = Math.max(0, (along - start) / blend)
    const gained = x < 1 ? x ** 3 - x ** 4 / 2 : x - 0.5
    return pace * blend * gained
  }
}

function crossingBetween(a: Strand, b: Strand, from: number, to: number): number {
  let [low, high] = [from, to]
  const sign = Math.sign(a(low) - b(low))
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2
    if (Math.sign(a(middle) - b(middle)) === sign) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function rank(all: Strand[], along: number, height: number): number {
  return all.filter((strand) => strand(along) > height + 1e-6).length
}

/**
 * Every crossing between 0 and `length`, over and under in turns, as in a real weave.
 *
 * At even places from the edge the falling strand lies on top, at odd places the rising one:
 * that is what makes each strand go over, under, over.
 */
export function crossings(all: Strand[], length: number, steps = 600): Crossing[] {
  const found: Crossing[] = []
  const width = length / steps
  for (const [first, a] of all.entries()) {
    for (const [offset, b] of all.slice(first + 1).entries()) {
      const second = first + 1 + offset
      for (let step = 0; step < steps; step += 1) {
        const from = (step + 0.137) * width
        const to = from + width
        if (Math.sign(a(from) - b(from)) === Math.sign(a(to) - b(to))) continue
        const along = crossingBetween(a, b, from, to)
        const aFalls = a(to) < b(to)
        const fallingOnTop = rank(all, along, a(along)) % 2 === 0
        const [over, under] = aFalls === fallingOnTop ? [first, second] : [second, first]
        const steepness = Math.abs(a(to) - b(to) - (a(from) - b(from))) / width
        found.push({ over, under, along, steepness })
      }
    }
  }
  return found
}

/** An SVG path through `at(along)` for `along` from `from` to `to`. */
export function pathOf(
  at: (along: number) => Point,
  from: number,
  to: number,
  step: number,
): string {
  const count = Math.max(2, Math.ceil((to - from) / step))
  const points = Array.from({ length: count + 1 }, (_, index) =>
    at(from + ((to - from) * index) / count),
  )
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('')
}
