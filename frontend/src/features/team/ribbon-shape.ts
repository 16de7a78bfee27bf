/** The column of one quarter, and the height of a ribbon's row, in the units of the drawing. */
export const COLUMN = 100
export const ROW = 40
const THICKEST = 40
const THINNEST = 6

/** How thick a ribbon is where at least so many wrote, beside where most did. */
export function thickness(atLeast: number, most: number): number {
  return Math.max(THINNEST, (THICKEST * atLeast) / most)
}

type Point = { x: number; half: number }

/**
 * One closed shape for each run of quarters in which the theme is shown, from the first to the last.
 * It runs out to nothing half a column before and after; where nothing is shown there is no shape.
 */
export function ribbonShapes(values: (number | undefined)[], most: number): string[] {
  return runsOf(values).map(({ start, run }) => {
    const points = run.map((value, place) => ({
      x: (start + place + 0.5) * COLUMN,
      half: thickness(value, most) / 2,
    }))
    const first = start * COLUMN
    const last = (start + run.length) * COLUMN
    const along = [{ x: first, half: 0 }, ...points, { x: last, half: 0 }]
    return `M${first} ${ROW / 2}${edge(along, -1)}${edge(along.toReversed(), 1)}Z`
  })
}

type Run = { start: number; run: number[] }

function runsOf(values: (number | undefined)[]): Run[] {
  const runs: Run[] = []
  values.forEach((value, place) => {
    if (value === undefined) return
    const last = runs.at(-1)
    if (last && last.start + last.run.length === place) last.run.push(value)
    else runs.push({ start: place, run: [value] })
  })
  return runs
}

/** The upper (-1) or lower (1) edge through `points`, level in each of them. */
function edge(points: Point[], side: -1 | 1): string {
  return points
    .slice(1)
    .map(({ x, half }, place) => {
      const from = points[place] as Point
      const middle = (from.x + x) / 2
      const y = ROW / 2 + side * half
      return `C${middle} ${ROW / 2 + side * from.half} ${middle} ${y} ${x} ${y}`
    })
    .join('')
}
