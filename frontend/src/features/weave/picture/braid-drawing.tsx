import { RIBBONS } from '@/components/ribbon'
import type { Look } from '../data/standings'
import styles from './braid-drawing.module.css'
import { braid, breadthsOf, heightOf, lineOf, type Paper, type Top, topsOf } from './geometry'
import { useSize } from './use-size'

/** How one strand is drawn: by its look and its width first, by its colour as well. */
export type Drawn = {
  key: string
  look: Look
  /** It weighs: drawn broad, with a bead on it. */
  heavy: boolean
  /** It weighs for both: its beads have a ring. */
  touches: boolean
}

type Props = {
  strands: Drawn[]
  /** What the picture shows, in a sentence. */
  label: string
  /** The strand that stands out. */
  lit: string | null
  onPoint?: (key: string | null) => void
  onPick?: (key: string) => void
}

const LEAD = 14

/** Ribbons that cross over and under each other, each of them once with every other. */
export function BraidDrawing({ strands, label, lit, onPoint, onPick }: Props) {
  const [ref, size] = useSize<SVGSVGElement>({ width: 220, height: strands.length * 36 })
  const paper: Paper = { ...size, lead: LEAD }
  const woven = braid(strands.length)
  const lines = strands.map((_, index) => lineOf(woven, index, paper))
  return (
    <svg
      ref={ref}
      role="img"
      aria-label={label}
      className={styles.drawing}
      style={breadths(strands.length, paper)}
      onPointerMove={(event) => onPoint?.(keyAt(event))}
      onPointerLeave={() => onPoint?.(null)}
      onPointerUp={(event) => {
        const key = keyAt(event)
        if (key) onPick?.(key)
      }}
    >
      {strands.map((drawn, index) => (
        <Stretch key={drawn.key} drawn={drawn} index={index} lit={lit} d={lines[index] ?? ''} />
      ))}
      {topsOf(woven, paper).map((top) => {
        const drawn = strands[top.strand]
        if (!drawn) return null
        const shared = { drawn, index: top.strand, lit, d: top.ribbon, top }
        return <Stretch key={`${drawn.key}-${top.step}`} {...shared} />
      })}
      <Beads strands={strands} paper={paper} />
      {onPick &&
        strands.map(({ key }, index) => (
          <path key={key} d={lines[index]} data-strand={key} className={styles.touch} />
        ))}
    </svg>
  )
}

function keyAt({ target }: React.PointerEvent): string | null {
  if (!(target instanceof Element)) return null
  return target.closest<SVGElement>('[data-strand]')?.dataset.strand ?? null
}

function breadths(count: number, paper: Paper): React.CSSProperties {
  const { thin, broad } = breadthsOf(count, paper)
  return { '--thin': `${thin}px`, '--broad': `${broad}px` } as React.CSSProperties
}

type StretchProps = {
  drawn: Drawn
  index: number
  lit: string | null
  d: string
  /** A stretch that lies above others, in a bed of paper; without it the whole strand. */
  top?: Top
}

function Stretch({ drawn, index, lit, d, top }: StretchProps) {
  return (
    <g {...inkOf(index)} data-heavy={drawn.heavy}>
      {top && <path d={top.bed} className={styles.bed} />}
      {drawn.key === lit && <path d={d} className={styles.lit} />}
      <Ribbon d={d} look={drawn.look} hollow={top?.hollow} start={top?.start} />
    </g>
  )
}

/** On both ends of what weighs. */
function Beads({ strands, paper }: { strands: Drawn[]; paper: Paper }) {
  const count = strands.length
  return strands.map(({ key, heavy, touches }, index) =>
    heavy ? (
      <g key={key} {...inkOf(index)}>
        <Bead x={LEAD * 0.75} y={heightOf(index, count, paper)} ringed={touches} />
        <Bead
          x={paper.width - LEAD * 0.75}
          y={heightOf(count - 1 - index, count, paper)}
          ringed={touches}
        />
      </g>
    ) : null,
  )
}

/** Five colours, and after each round another shade: neighbours never look alike. */
export function inkOf(strand: number) {
  return {
    'data-ribbon': RIBBONS[strand % RIBBONS.length],
    'data-shade': Math.floor(strand / RIBBONS.length),
  }
}

type RibbonProps = {
  d: string
  look: Look
  /** The line of what is hollowed out, where it is another one. */
  hollow?: string | undefined
  /** How far along the strand it begins, so that its stripes go on. */
  start?: number | undefined
}

/** A ribbon: full, striped across, or only its two edges. */
export function Ribbon({ d, look, hollow = d, start = 0 }: RibbonProps) {
  return (
    <>
      <path d={d} className={styles.ribbon} data-look={look} />
      {look === 'striped' && <path d={d} strokeDashoffset={start} className={styles.stripes} />}
      {look === 'hollow' && <path d={hollow} className={styles.hollow} />}
    </>
  )
}

/** What weighs has a bead; what weighs for both has a ring around it. */
export function Bead({ x, y, ringed }: { x: number; y: number; ringed: boolean }) {
  return (
    <>
      {ringed && <circle cx={x} cy={y} r={10} className={styles.ring} />}
      <circle cx={x} cy={y} r={5.5} className={styles.bead} />
    </>
  )
}
