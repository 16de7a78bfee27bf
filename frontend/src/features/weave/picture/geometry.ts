/**
 * A flat braid, drawn from left to right.
 *
 * In every step neighbours change places: first those on the lanes 0 and 1, 2 and 3 …, then those
 * on 1 and 2, 3 and 4 …, in turns. A strand without a neighbour in that step runs straight on.
 * With as many steps as strands each pair has met exactly once, and the order is turned around:
 * no strand is there that does not touch every other one.
 */

/** Where one strand goes in one step. `meets` is the strand it crosses, above or below it. */
export type Step = { from: number; to: number } & (
  | { meets: number; layer: 'over' | 'under' }
  | { meets: null; layer: 'alone' }
)

/** The steps of every strand; strand 0 begins on lane 0. */
export type Braid = { count: number; strands: Step[][] }

export type Point = { x: number; y: number }

/** A cubic Bézier curve. */
export type Curve = readonly [Point, Point, Point, Point]

/**
 * The stretch of a strand that lies above another. Its bed is the shortest and its hollow the
 * longest, or the ends of each would show as hair lines in the other. `start` says how far along
 * the strand its ribbon begins.
 */
export type Top = {
  strand: number
  step: number
  bed: string
  ribbon: string
  hollow: string
  start: number
}

/** The paper: its size, and how far the strands run straight before and after the braid. */
export type Paper = { width: number; height: number; lead: number }

/** Which part of a step is drawn again on top: all of the crossing, nothing of the next one. */
const TOP = [0.12, 0.88] as const
const LONGER = 0.03

/** Braid `count` strands; a strand that goes down lies above in the even steps, below in the odd. */
export function braid(count: number, steps = count): Braid {
  const strands: Step[][] = Array.from({ length: count }, () => [])
  let lanes = Array.from({ length: count }, (_, strand) => strand)
  for (let step = 0; step < steps; step += 1) {
    lanes = take(step, lanes, strands)
  }
  return { count, strands }
}

/** Note one step of all strands; return which strand is on which lane after it. */
function take(step: number, lanes: number[], strands: Step[][]): number[] {
  const after = [...lanes]
  const downIsOver = step % 2 === 0
  for (let lane = 0; lane < lanes.length; lane += 1) {
    const strand = lanes[lane] as number
    const other = lanes[neighbour(lane, step)]
    if (other === undefined) {
      strands[strand]?.push({ from: lane, to: lane, meets: null, layer: 'alone' })
      continue
    }
    const to = neighbour(lane, step)
    const layer = to > lane === downIsOver ? 'over' : 'under'
    strands[strand]?.push({ from: lane, to, meets: other, layer })
    after[to] = strand
  }
  return after
}

/** The lane with which `lane` changes places in `step`; there may be none of that number. */
function neighbour(lane: number, step: number): number {
  return lane % 2 === step % 2 ? lane + 1 : lane - 1
}

/** How high a lane runs on `paper`. */
export function heightOf(lane: number, count: number, { height }: Paper): number {
  return ((lane + 0.5) * height) / count
}

/** How broad strands can be drawn, so that of each one enough is seen between two others. */
export function breadthsOf(count: number, paper: Paper): { thin: number; broad: number } {
  const fall = paper.height / count
  const stride = (paper.width - 2 * paper.lead) / count
  // From one strand to the next one that runs beside it.
  const room = (2 * fall * stride) / Math.hypot(fall, stride)
  return { thin: between(5, room * 0.27, 10), broad: between(8, room * 0.44, 17) }
}

/** The curves of one strand, step by step: each goes on where and whither the one before came. */
export function curvesOf({ count, strands }: Braid, strand: number, paper: Paper): Curve[] {
  const steps = strands[strand] ?? []
  const stride = (paper.width - 2 * paper.lead) / steps.length
  const fall = paper.height / count
  const heading = (at: number) => {
    const [before, after] = [steps[at - 1], steps[at]]
    return before && after ? ((before.to - before.from + after.to - after.from) / 2) * fall : 0
  }
  return steps.map(({ from, to }, at) => {
    const start = { x: paper.lead + at * stride, y: heightOf(from, count, paper) }
    const end = { x: start.x + stride, y: heightOf(to, count, paper) }
    return [
      start,
      { x: start.x + stride / 3, y: start.y + heading(at) / 3 },
      { x: end.x - stride / 3, y: end.y - heading(at + 1) / 3 },
      end,
    ]
  })
}

/** The whole of one strand, from edge to edge of the paper. */
export function lineOf(woven: Braid, strand: number, paper: Paper): string {
  const curves = curvesOf(woven, strand, paper)
  const first = heightOf(strand, woven.count, paper)
  const last = curves.at(-1)?.[3].y ?? first
  return `M0 ${n(first)}L${n(paper.lead)} ${n(first)}${curves.map(onward).join('')}L${n(paper.width)} ${n(last)}`
}

/** What is drawn again over the lines, each in a bed of paper, so that they become a braid. */
export function topsOf(woven: Braid, paper: Paper): Top[] {
  return woven.strands.flatMap((steps, strand) => {
    let passed = paper.lead
    return curvesOf(woven, strand, paper).flatMap((curve, step) => {
      const reaching = (more: number) => part(curve, TOP[0] - more, TOP[1] + more)
      const start = passed + lengthOf(part(curve, 0, TOP[0] - LONGER))
      passed += lengthOf(curve)
      if (steps[step]?.layer !== 'over') return []
      const [bed, ribbon, hollow] = [0, LONGER, 2 * LONGER].map((more) => pathOf(reaching(more)))
      return bed && ribbon && hollow ? [{ strand, step, bed, ribbon, hollow, start }] : []
    })
  })
}

/** The point of `curve` at `t`, from 0 to 1. */
export function pointAt(curve: Curve, t: number): Point {
  return part(curve, 0, t)[3]
}

/** `curve` from one place on it to another, by de Casteljau's way. */
function part(curve: Curve, from: number, to: number): Curve {
  const [, , , , ...behind] = split(curve, from)
  const rest = [...behind] as unknown as Curve
  const [a, b, c, d] = split(rest, (to - from) / (1 - from))
  return [a, b, c, d]
}

/** The curve before `t`, then the curve behind it. */
function split([a, b, c, d]: Curve, t: number): [Point, Point, Point, Point, ...Point[]] {
  const [ab, bc, cd] = [mix(a, b, t), mix(b, c, t), mix(c, d, t)]
  const [abc, bcd] = [mix(ab, bc, t), mix(bc, cd, t)]
  const middle = mix(abc, bcd, t)
  return [a, ab, abc, middle, middle, bcd, cd, d]
}

function mix(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }
}

function lengthOf(curve: Curve): number {
  const points = Array.from({ length: 17 }, (_, index) => pointAt(curve, index / 16))
  return points.slice(1).reduce((sum, { x, y }, index) => {
    const before = points[index] as Point
    return sum + Math.hypot(x - before.x, y - before.y)
  }, 0)
}

function pathOf(curve: Curve): string {
  return `M${n(curve[0].x)} ${n(curve[0].y)}${onward(curve)}`
}

function onward([, b, c, d]: Curve): string {
  return `C${[b, c, d].map(({ x, y }) => `${n(x)} ${n(y)}`).join(' ')}`
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

function n(value: number): string {
  return value.toFixed(2)
}
