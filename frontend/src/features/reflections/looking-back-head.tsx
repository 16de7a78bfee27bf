import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { PageTitle } from '@/components/page-title'
import { useLocale } from '@/lib/i18n'
import styles from './timeline.module.css'

/** The head of both ways to look back, with the switch between them. */
export function LookingBackHead() {
  const { t } = useLingui()
  const lang = useLocale()
  return (
    <>
      <div className={styles.head}>
        <PageTitle lead={<Trans>Wat je hier schrijft, kan alleen jij lezen.</Trans>}>
          <Trans>Je reflecties</Trans>
        </PageTitle>
        <Link to="/$lang/reflections/new" params={{ lang }} className={buttonClass('primary')}>
          <Trans>Nieuwe reflectie</Trans>
        </Link>
      </div>
      <nav className={styles.ways} aria-label={t`Hoe je terugkijkt`}>
        <Link
          to="/$lang/reflections"
          params={{ lang }}
          className={`choice ${styles.way}`}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          <Trans>Tijdlijn</Trans>
        </Link>
        <Link
          to="/$lang/reflections/calendar"
          params={{ lang }}
          className={`choice ${styles.way}`}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          <Trans>Kalender</Trans>
        </Link>
        <Link to="/$lang/insights" params={{ lang }} className={`choice ${styles.way}`}>
          <Trans>Terugkijken</Trans>
        </Link>
      </nav>
    </>
  )
}
