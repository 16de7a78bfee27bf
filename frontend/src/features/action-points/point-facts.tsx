import { Trans } from '@lingui/react/macro'
import { today, useFormat } from '@/lib/format'
import type { ActionPoint } from './points'
import styles from './points.module.css'

/** What became of it, by when it is to be done, and whether a mail says so. */
export function PointFacts({ point }: { point: ActionPoint }) {
  return (
    <p className="facts">
      <Day point={point} />
      {point.remind && (point.state === 'open' || point.state === 'moved') && (
        <span>
          {point.remind === 'on-the-day' ? (
            <Trans>Mail op de dag zelf</Trans>
          ) : (
            <Trans>Mail de dag ervoor</Trans>
          )}
        </span>
      )}
    </p>
  )
}

function Day({ point: { state, dueOn, outcomeAt } }: { point: ActionPoint }) {
  const format = useFormat()
  if (state === 'done' || state === 'dropped') {
    const day = format.near(today(new Date(outcomeAt ?? Date.now())))
    return (
      <span>
        {state === 'done' ? <Trans>Gedaan, {day}</Trans> : <Trans>Laten vallen, {day}</Trans>}
      </span>
    )
  }
  if (dueOn === null) {
    return (
      <span>
        <Trans>Zonder datum</Trans>
      </span>
    )
  }
  const words = format.near(dueOn)
  const day = <time dateTime={dueOn}>{words}</time>
  if (dueOn < today()) {
    return (
      <span className={styles.late}>
        <Trans>Was voor {day}</Trans>
      </span>
    )
  }
  return (
    <span>{state === 'moved' ? <Trans>Verzet naar {day}</Trans> : <Trans>Tegen {day}</Trans>}</span>
  )
}
