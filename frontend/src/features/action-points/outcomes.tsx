import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '@/components/button'
import { useFocusOnChange } from '@/lib/focus'
import { useFormat } from '@/lib/format'
import { type ActionPoint, outcomesQuery } from './points'
import styles from './points.module.css'

/** How many are shown; all of them go along. */
const MOST = 5

type Props = {
  reflection: string
  /** What stands in the reflection already. */
  written: string
  onTake: (text: string) => void
}

/** What became of action points since the last reflection, to take along in this one. */
export function Outcomes({ reflection, written, onTake }: Props) {
  const { t } = useLingui()
  const { data } = useQuery(outcomesQuery(reflection))
  // What is sealed stays where it is: this reflection may be one that is not.
  const readable = data?.items.filter((point) => !point.envelope && !point.sealed) ?? []
  const lines = [...new Set(useOutcomeLines(readable))]
  const [hasTaken, setTaken] = useState(false)
  const status = useRef<HTMLParagraphElement>(null)
  const focusOnChange = useFocusOnChange(hasTaken)
  const more = lines.length - MOST
  if (lines.length === 0) return null
  const isTaken = hasTaken || lines.every((line) => written.includes(line))
  const take = () => {
    onTake([t`Sinds mijn vorige reflectie:`, ...lines.map((line) => `– ${line}`)].join('\n'))
    focusOnChange(() => status.current)
    setTaken(true)
  }
  return (
    <section className={styles.offer} aria-labelledby="outcomes">
      <h2 id="outcomes" className="part-title">
        <Trans>Sinds je vorige reflectie</Trans>
      </h2>
      {isTaken ? (
        <p ref={status} tabIndex={-1} className="soft">
          <Trans>Dit staat nu in je reflectie. Je kunt erin verder schrijven.</Trans>
        </p>
      ) : (
        <>
          <ul className={styles.offered}>
            {lines.slice(0, MOST).map((line) => (
              <li key={line} dir="auto">
                {line}
              </li>
            ))}
            {more > 0 && (
              <li>
                <Trans>en nog {more}</Trans>
              </li>
            )}
          </ul>
          <Button onClick={take}>
            <Trans>Neem dit mee</Trans>
          </Button>
        </>
      )}
    </section>
  )
}

/** One line of text for each action point: what it was, what became of it, and how that went. */
function useOutcomeLines(points: ActionPoint[]): string[] {
  const { t } = useLingui()
  const format = useFormat()
  return points.map((point) => {
    const { what, state, dueOn, outcome } = point
    const day = dueOn ? format.weekday(dueOn) : ''
    const became =
      state === 'done'
        ? t`${what}: gedaan.`
        : state === 'dropped'
          ? t`${what}: laten vallen.`
          : t`${what}: verzet naar ${day}.`
    return [became, outcome.trim()].filter(Boolean).join(' ')
  })
}
