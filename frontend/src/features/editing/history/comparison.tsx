import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Folded } from '@/components/folded'
import { Checkbox } from '@/components/form'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { isProblem, type Schemas } from '@/lib/api'
import { comparisonQuery } from '../data/queries'
import styles from './history.module.css'

type Piece = Schemas['Piece']
type Props = { id: string; language: string; from: string; to: string }

/** What came and what went between two states; said in words too, for who cannot see colours. */
export function Comparison({ id, language, from, to }: Props) {
  const [everything, setEverything] = useState(false)
  const compared = useQuery(comparisonQuery(id, from, to))
  if (isProblem(compared.error)) return <ProblemText problem={compared.error} />
  if (!compared.data) return <Loading />
  const { title, summary, tags, sources, lines } = compared.data
  const parts: [ReactNode, Piece[]][] = [
    [<Trans key="title">Titel</Trans>, title],
    [<Trans key="summary">Samenvatting</Trans>, summary],
    [<Trans key="tags">Onderwerpen</Trans>, tags],
    [<Trans key="sources">Bronnen</Trans>, sources],
  ]
  const changed = parts.filter(([, pieces]) => everything || isChanged(pieces))
  const shown = lines.filter(({ change }) => everything || change !== 'same')
  return (
    <section aria-live="polite" className={styles.part}>
      <Checkbox isSelected={everything} onChange={setEverything}>
        <Trans>Toon ook wat gelijk bleef</Trans>
      </Checkbox>
      {changed.length === 0 && shown.length === 0 && (
        <p>
          <Trans>Er is niets veranderd.</Trans>
        </p>
      )}
      {changed.map(([name, pieces], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four parts in a fixed order
        <div key={at}>
          <h4 className="soft">{name}</h4>
          <p lang={language} className={styles.line}>
            <Pieces pieces={pieces} />
          </p>
        </div>
      ))}
      <div lang={language}>
        {shown.map(({ kind, change, pieces }, at) => (
          <p
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
            key={at}
            data-kind={kind}
            data-change={change}
            className={styles.line}
          >
            <Pieces pieces={pieces} />
          </p>
        ))}
      </div>
    </section>
  )
}

/** What changed between two states, once somebody wants to see it. */
export function WhatChanged(props: Props) {
  return (
    <Folded summary={<Trans>Wat er veranderde</Trans>}>
      <Comparison {...props} />
    </Folded>
  )
}

function isChanged(pieces: Piece[]): boolean {
  return pieces.some(({ change }) => change !== 'same')
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ change, text }, at) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces have no name but their place
    if (change === 'added') {
      return (
        <ins key={at} className={styles.added}>
          <Heard>
            <Trans>[erbij:</Trans>
          </Heard>
          {text}
          <Heard>]</Heard>
        </ins>
      )
    }
    if (change === 'removed') {
      return (
        <del key={at} className={styles.removed}>
          <Heard>
            <Trans>[weg:</Trans>
          </Heard>
          {text}
          <Heard>]</Heard>
        </del>
      )
    }
    return <span key={at}>{text}</span>
    // biome-ignore-end lint/suspicious/noArrayIndexKey: pieces have no name but their place
  })
}

function Heard({ children }: { children: ReactNode }) {
  return <span className="visually-hidden"> {children} </span>
}
