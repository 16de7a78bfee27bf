import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { isProblem } from '@/lib/api'
import { addDays, today } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { PointList } from './point-list'
import { dueQuery } from './points'
import styles from './points.module.css'

const DAYS_AHEAD = 7

/** What should have been done, what is for today, and what comes within a week. */
export function DueSoon() {
  const lang = useLocale()
  const { data, error } = useQuery(dueQuery(addDays(today(), DAYS_AHEAD)))
  const points = data?.items ?? []
  return (
    <section className={styles.part} aria-labelledby="due">
      <h2 id="due" className="part-title">
        <Trans>Wat je wilde doen</Trans>
      </h2>
      {points.length > 0 && <PointList points={points} />}
      {data && points.length === 0 && (
        <p className="soft">
          <Trans>Deze week staat er niets klaar.</Trans>
        </p>
      )}
      {!data && isProblem(error) && (
        <p className="soft">
          <Trans>Je actiepunten zijn er weer zodra er verbinding is.</Trans>
        </p>
      )}
      <p>
        <Link to="/$lang/actions" params={{ lang }}>
          <Trans>Al je actiepunten</Trans>
        </Link>
      </p>
    </section>
  )
}
