/** A ribbon that is as broad as there is to show, and a thread where there is nothing. */
type Paper = { width: number; height: number; thread: number }

/**
 * The outline of a ribbon through the middle of the paper. It passes each of `values` at an equal
 * distance from the one before; the broadest possible one stands for `most`.
 */
export function ribbonOf(values: readonly number[], most: number, paper: Paper): string {
  const middle = paper.height / 2
  const halves = values.map((value) => {
    const share = most > 0 ? value / most : 0
    return (paper.thread + share * (paper.height - paper.thread)) / 2
  })
  const step = paper.width / Math.max(1, halves.length)
  const points = halves.map((half, at) => ({ x: (at + 0.5) * step, half }))
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return ''
  // It goes on to both edges as broad as it begins and ends.
  const line = [{ ...first, x: 0 }, ...points, { ...last, x: paper.width }]
  const above = line.map(({ x, half }) => ({ x, y: middle - half }))
  const below = line.map(({ x, half }) => ({ x, y: middle + half })).reverse()
  return `${curve(above, 'M')} ${curve(below, 'L')} Z`
}

type Point = { x: number; y: number }

/** Level at each point, so that nothing looks broader than it is. */
function curve(points: readonly Point[], begin: 'M' | 'L'): string {
  return points
    .map(({ x, y }, at) => {
      const before = points[at - 1]
      if (!before) return `${begin} ${round(x)} ${round(y)}`
      const half = round((before.x + x) / 2)
      return `C ${half} ${round(before.y)}, ${half} ${round(y)}, ${round(x)} ${round(y)}`
    })
    .join(' ')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Where each part begins and how long it is, as shares of `most` in per cent; none is lost. */
export function partsOf<Key extends string>(
  counts: readonly (readonly [Key, number])[],
  most: number,
): { key: Key; count: number; start: number; length: number }[] {
  let start = 0
  return counts
    .filter(([, count]) => count > 0)
    .map(([key, count]) => {
      const part = { key, count, start: round(start), length: round((count / most) * 100) }
      start += (count / most) * 100
      return part
    })
}
