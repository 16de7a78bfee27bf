import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Select } from '@/components/form'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { isProblem, itemsOf, type Schemas } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { announce } from '@/lib/live'
import { useRestore } from '../data/acts'
import { More } from '../data/more'
import { useNames } from '../data/names'
import { revisionsQuery, type Text } from '../data/queries'
import type { Saver } from '../text/saver'
import { Comparison } from './comparison'
import styles from './history.module.css'

type Revision = Schemas['RevisionSummary']
type Props = { text: Text; saver: Saver; isWriting: boolean }

const WRITTEN = 'manuscript'

/** Every version that was handed in, what changed between two, and going back to one. */
export function Versions({ text, saver, isWriting }: Props) {
  const revisions = useInfiniteQuery(revisionsQuery(text.id))
  if (isProblem(revisions.error)) return <ProblemText problem={revisions.error} />
  if (!revisions.data) return <Loading />
  const rows = itemsOf(revisions.data)
  if (rows.length === 0) {
    return (
      <p>
        <Trans>Er zijn nog geen versies. De eerste ontstaat als je de tekst indient.</Trans>
      </p>
    )
  }
  return (
    <div className={styles.part}>
      <ol className={styles.list}>
        {rows.map((row) => (
          <Row key={row.id} revision={row} saver={saver} />
        ))}
      </ol>
      <More of={revisions} />
      <Compare text={text} saver={saver} rows={rows} isWriting={isWriting} />
    </div>
  )
}

function Row({ revision, saver }: { revision: Revision; saver: Saver }) {
  const { t } = useLingui()
  const names = useNames()
  const format = useFormat()
  const restore = useRestore()
  const [isRestored, setRestored] = useState(false)
  const { id, number, title, author, createdAt, published } = revision

  const bringBack = async () => {
    // What is being written is kept as a version of its own; all of it must be there first.
    if (!(await saver.flush())) return
    const read = await restore.run({ revision: id, why: '' })
    if (!read) return
    saver.replace(read)
    setRestored(true)
    announce(t`Je schrijft nu verder vanaf versie ${number}`)
  }
  return (
    <li className={styles.row}>
      <p>
        <strong>
          <Trans>Versie {number}</Trans>
        </strong>{' '}
        {title}{' '}
        {published && (
          <em>
            <Trans>(dit hebben lezers)</Trans>
          </em>
        )}
      </p>
      <p className="soft">
        {names.person(author)} · {format.moment(createdAt)}
      </p>
      <div>
        <Button variant="quiet" busy={restore.busy} onClick={() => void bringBack()}>
          <Trans>Zet versie {number} terug</Trans>
        </Button>
      </div>
      {isRestored && (
        <p>
          <Trans>Je schrijft nu verder vanaf versie {number}.</Trans>{' '}
          <a href="#field-title">
            <Trans>Naar de tekst</Trans>
          </a>
        </p>
      )}
      {restore.problem && (
        <p role="alert" className="refusal">
          <ProblemText problem={restore.problem} />
        </p>
      )}
    </li>
  )
}

type CompareProps = Props & { rows: Revision[] }

function Compare({ text, saver, rows, isWriting }: CompareProps) {
  const { t } = useLingui()
  const numbers = rows.map(({ number }) => ({
    key: String(number),
    label: t`Versie ${number}`,
  }))
  const states = isWriting
    ? [{ key: WRITTEN, label: t`Wat er nu geschreven wordt` }, ...numbers]
    : numbers
  const [latest, previous] = numbers.map(({ key }) => key)
  // What was handed in last and then not changed is compared with what was before it.
  const isAhead = isWriting && text.abilities.submit
  const [from, setFrom] = useState((isAhead ? latest : (previous ?? latest)) ?? '')
  const [to, setTo] = useState((isAhead ? WRITTEN : latest) ?? '')
  const [shown, setShown] = useState<{ from: string; to: string } | null>(null)

  const compare = async () => {
    if (from === WRITTEN || to === WRITTEN) await saver.flush()
    setShown({ from, to })
  }
  if (states.length < 2) return null
  return (
    <div className={styles.part}>
      <h3 className="strong">
        <Trans>Vergelijk twee versies</Trans>
      </h3>
      <div className={styles.choose}>
        <Select label={<Trans>Van</Trans>} options={states} value={from} onChange={setFrom} />
        <Select label={<Trans>Naar</Trans>} options={states} value={to} onChange={setTo} />
        <Button onClick={() => void compare()}>
          <Trans>Vergelijk</Trans>
        </Button>
      </div>
      {shown && <Comparison id={text.id} language={text.language} {...shown} />}
    </div>
  )
}
