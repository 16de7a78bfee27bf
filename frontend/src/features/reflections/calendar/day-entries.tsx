import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/button'
import { type Desk, knotsOf, useEntries, useShelf } from '@/lib/device'
import { today, useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { KnotRow } from '../knot-row'
import timeline from '../timeline.module.css'
import { useThemes } from '../use-themes'
import styles from './calendar.module.css'
import { dayQuery } from './queries'

/** What was written about one day, and the way to write about it. */
export function DayEntries({ desk, day }: { desk: Desk; day: string }) {
  const lang = useLocale()
  const format = useFormat()
  const themes = useThemes()
  const section = useRef<HTMLElement>(null)
  const { data, isPending } = useQuery(dayQuery(desk, day))
  const known = useShelf(desk).filter(({ occurredOn }) => occurredOn === day)
  const knots = knotsOf(data ?? known, useEntries(desk)).filter((knot) => knot.occurredOn === day)

  useEffect(() => {
    if (!isPending) section.current?.scrollIntoView?.({ block: 'nearest' })
  }, [isPending])

  return (
    <section ref={section} aria-labelledby="day" className={styles.entries}>
      <h2 id="day" className={styles.name}>
        {format.weekday(day)}
      </h2>
      {knots.length === 0 && !isPending && (
        <p className="soft">
          {day > today() ? (
            <Trans>Deze dag moet nog komen.</Trans>
          ) : (
            <Trans>Over deze dag schreef je nog niets.</Trans>
          )}
        </p>
      )}
      <ol className={timeline.knots}>
        {knots.map((knot) => (
          <KnotRow key={knot.id} knot={knot} themes={themes} waits={knot.waits} />
        ))}
      </ol>
      {day <= today() && (
        <p>
          <Link
            to="/$lang/reflections/new"
            params={{ lang }}
            search={{ day }}
            className={buttonClass('secondary')}
          >
            <Trans>Schrijf over deze dag</Trans>
          </Link>
        </p>
      )}
    </section>
  )
}
