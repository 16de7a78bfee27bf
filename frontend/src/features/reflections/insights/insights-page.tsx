import { Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { buttonClass } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { FeelingsPicture } from './feelings-picture'
import { type Chosen, type Insights, insightsQuery } from './insights'
import styles from './insights.module.css'
import { PeriodChoice } from './period-choice'
import { PlansPicture } from './plans-picture'
import { ThemesPicture } from './themes-picture'

const route = getRouteApi('/$lang/personal/insights')

/** What one's reflections show together, as pictures. */
export function InsightsPage() {
  const { t } = useLingui()
  const chosen = route.useSearch()
  useHead({ title: t`Terugkijken` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        lead={
          <Trans>
            Wat je reflecties samen laten zien. Het wordt nu bekeken en nergens bewaard.
          </Trans>
        }
      >
        <Trans>Terugkijken</Trans>
      </PageTitle>
      <PeriodChoice chosen={chosen} />
      <Found chosen={chosen} />
    </div>
  )
}

function Found({ chosen }: { chosen: Chosen }) {
  const { data, error, isPlaceholderData } = useQuery({
    ...insightsQuery(chosen),
    placeholderData: keepPreviousData,
  })
  if (data) {
    return (
      <div className={styles.pictures} aria-busy={isPlaceholderData}>
        <Pictures insights={data} />
      </div>
    )
  }
  if (!error) return <Loading />
  return (
    <Notice live tone="warning">
      {isProblem(error) ? (
        <ProblemText problem={error} />
      ) : (
        <Trans>Terugkijken kan zodra er verbinding is.</Trans>
      )}
    </Notice>
  )
}

function Pictures({ insights }: { insights: Insights }) {
  const lang = useLocale()
  if (insights.entries === 0 && insights.actionPoints.planned === 0) {
    return (
      <EmptyState
        title={<Trans>In deze tijd staat er nog niets</Trans>}
        action={
          <Link to="/$lang/reflections/new" params={{ lang }} className={buttonClass()}>
            <Trans>Nieuwe reflectie</Trans>
          </Link>
        }
      >
        <Trans>
          Hier zie je later waar je over schreef, hoe het voelde en wat er van je plannen kwam. Kies
          een andere tijd, of schrijf iets.
        </Trans>
      </EmptyState>
    )
  }
  return (
    <>
      {insights.entries > 0 && <ThemesPicture insights={insights} />}
      {insights.entries > 0 && <FeelingsPicture feelings={insights.feelings} />}
      <PlansPicture insights={insights} />
      <p>
        <Link to="/$lang/reflections" params={{ lang }}>
          <Trans>Naar je reflecties</Trans>
        </Link>
      </p>
    </>
  )
}
