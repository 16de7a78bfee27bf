import { RIBBONS, type Ribbon } from '../ribbon'
import styles from './braid.module.css'
import {
  type Crossing,
  crossings,
  type Point,
  pathOf,
  type Strand,
  setting,
  steady,
  strands,
} from './geometry'

type Piece = { key: string; ribbon: Ribbon; d: string }

type Shape = {
  strands: Strand[]
  length: number
  /** Where on paper a height between -1 and 1 lies. */
  place: (along: number, height: number) => Point
  step: number
  /** Half the length of the bit of ribbon that is drawn again on top of another. */
  reach: (crossing: Crossing) => number
}

function drawn({ strands: all, length, place, step, reach }: Shape): {
  bases: Piece[]
  tops: Piece[]
} {
  const ribbonOf = (index: number): Ribbon => RIBBONS[index % RIBBONS.length] ?? 'plum'
  const along = (strand: Strand) => (at: number) => place(at, strand(at))
  const bases = all.map((strand, index) => ({
    key: `${index}`,
    ribbon: ribbonOf(index),
    d: pathOf(along(strand), 0, length, step),
  }))
  const tops = crossings(all, length).map((crossing) => {
    const { over, along: at } = crossing
    const half = reach(crossing)
    return {
      key: `${over}-${at.toFixed(1)}`,
      ribbon: ribbonOf(over),
      d: pathOf(along(all[over] ?? (() => 0)), at - half, at + half, step),
    }
  })
  return { bases, tops }
}

function Ribbons({ pieces, edge }: { pieces: Piece[]; edge: boolean }) {
  return pieces.map(({ key, ribbon, d }) => (
    <g key={key} data-ribbon={ribbon}>
      {edge && <path d={d} className={styles.shadow} />}
      <path d={d} className={styles.ribbon} />
      <path d={d} className={styles.ribs} />
    </g>
  ))
}

const LONG = 1440
const long = drawn({
  strands: strands(5, setting(LONG * 0.12, LONG * 0.2, (2 * Math.PI * 2.2) / LONG)),
  length: LONG,
  place: (along, height) => ({ x: along, y: 110 - height * 78 }),
  step: 6,
  reach: ({ steepness }) => Math.min(110, Math.max(24, 25 / (78 * steepness))),
})

/** Five ribbons that come in side by side and become one braid: five themes, one practice. */
export function LongBraid({ className }: { className?: string | undefined }) {
  return (
    <svg
      viewBox={`0 0 ${LONG} 220`}
      preserveAspectRatio="xMinYMid slice"
      className={`${styles.braid} ${className ?? ''}`}
      aria-hidden="true"
    >
      <Ribbons pieces={long.bases} edge={false} />
      <Ribbons pieces={long.tops} edge />
    </svg>
  )
}

const ROUND = 360
const round = drawn({
  strands: strands(3, steady(5, ROUND)),
  length: ROUND,
  place: (along, height) => {
    const angle = ((along - 90) * Math.PI) / 180
    const radius = 150 + height * 30
    return { x: 210 + radius * Math.cos(angle), y: 210 + radius * Math.sin(angle) }
  },
  step: 2,
  reach: () => 9,
})

/** The loop as a closed braid, with a numbered knot for each of its `stations`. */
export function BraidRing({
  stations,
  className,
}: {
  stations: number
  className?: string | undefined
}) {
  const knots = Array.from({ length: stations }, (_, index) => {
    const angle = (2 * Math.PI * index) / stations - Math.PI / 2
    return { number: index + 1, x: 210 + 150 * Math.cos(angle), y: 210 + 150 * Math.sin(angle) }
  })
  return (
    <svg viewBox="0 0 420 420" className={`${styles.braid} ${className ?? ''}`} aria-hidden="true">
      <Ribbons pieces={round.bases} edge={false} />
      <Ribbons pieces={round.tops} edge />
      {knots.map(({ number, x, y }) => (
        <g key={number}>
          <circle cx={x} cy={y} r="27" className={styles.knot} />
          <text x={x} y={y} dy="0.36em" textAnchor="middle" className={styles.number}>
            {number}
          </text>
        </g>
      ))}
    </svg>
  )
}
