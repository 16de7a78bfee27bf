import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { isProblem, itemsOf, type Schemas } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { More } from '../data/more'
import { STEP_NAMES, useNames } from '../data/names'
import { trailQuery } from '../data/queries'
import styles from './history.module.css'

/** Who did what, when and why; the latest first. */
export function Trail({ id }: { id: string }) {
  const trail = useInfiniteQuery(trailQuery(id))
  if (isProblem(trail.error)) return <ProblemText problem={trail.error} />
  if (!trail.data) return <Loading />
  return (
    <div className={styles.part}>
      <ol className={styles.list}>
        {itemsOf(trail.data).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      <More of={trail} />
    </div>
  )
}

function Entry({ entry }: { entry: Schemas['TrailEntry'] }) {
  const { t } = useLingui()
  const names = useNames()
  const format = useFormat()
  const { step, revision, by, at, why } = entry
  // The reason of a plan is its moment.
  const reason = step === 'planned' && why ? format.moment(why) : why
  return (
    <li className={styles.row}>
      <p>
        <strong>{t(STEP_NAMES[step])}</strong>
        {revision !== null && (
          <>
            {' '}
            <Trans>(versie {revision})</Trans>
          </>
        )}
      </p>
      <p className="soft">
        {by ? names.person(by) : 'Klankbord'} · {format.moment(at)}
      </p>
      {reason && <p className={styles.said}>{reason}</p>}
    </li>
  )
}
