import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { announce } from '@/lib/live'
import { useSaying } from '../data/use-saying'
import type { Entries, Kind, Strand } from '../data/weaves'
import { Legend } from '../picture/legend'
import { WeavePicture } from '../picture/weave-picture'
import styles from './compare.module.css'
import { WordsTable } from './words-table'

export type Side = { title: string; label: string; kind: Kind; entries: Entries }

type Props = {
  strands: Strand[]
  left: Side
  right: Side
  touching?: string[]
  /** What the two say together, between the pictures and the table. */
  children: ReactNode
}

/** Two weaves beside each other: the same strand stands out in both, and a table says it all. */
export function TwoWeaves({ strands, left, right, touching = [], children }: Props) {
  const { t } = useLingui()
  const [picked, setPicked] = useState<string | null>(null)
  const sayLeft = useSaying(left.kind)
  const sayRight = useSaying(right.kind)
  const pick = (key: string) => {
    setPicked(key === picked ? null : key)
    const name = strands.find((strand) => strand.key === key)?.name
    if (key === picked || !name) return
    const [a, b] = [sayLeft(left.entries[key]), sayRight(right.entries[key])]
    announce(t`${name}. ${left.title}: ${a}. ${right.title}: ${b}.`)
  }
  const shared = { strands, touching, picked, onPick: pick }
  return (
    <>
      <div className={styles.sides}>
        <OneSide id="left" side={left} {...shared} legend={left.kind !== right.kind} />
        <OneSide id="right" side={right} {...shared} legend />
      </div>
      {children}
      <WordsTable strands={strands} sides={[left, right]} touching={touching} picked={picked} />
    </>
  )
}

type OneProps = {
  id: string
  side: Side
  strands: Strand[]
  touching: string[]
  picked: string | null
  onPick: (key: string) => void
  /** Once is enough where both have the same. */
  legend: boolean
}

function OneSide({ id, side, strands, touching, picked, onPick, legend }: OneProps) {
  const { t } = useLingui()
  const { title, label, kind, entries } = side
  return (
    <section className={styles.side} aria-labelledby={`compare-${id}`}>
      <h2 id={`compare-${id}`} className="part-title">
        {title}
      </h2>
      <WeavePicture
        kind={kind}
        strands={strands}
        entries={entries}
        touching={touching}
        label={label}
        hint={t`Druk op een lint om het in allebei te zien.`}
        onPick={onPick}
        picked={picked}
      />
      {legend && <Legend kind={kind} touches={touching.length > 0} />}
    </section>
  )
}
