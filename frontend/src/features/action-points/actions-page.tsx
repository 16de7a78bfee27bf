import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { isProblem, itemsOf } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { NewPoint } from './new-point'
import { PointList } from './point-list'
import { type Part, pointsQuery } from './points'
import styles from './points.module.css'

const route = getRouteApi('/$lang/personal/actions')

/** Everything that a person means to do, and what came of it. */
export function ActionsPage() {
  const { t } = useLingui()
  const { part = 'to-do' } = route.useSearch()
  useHead({ title: t`Actiepunten` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle lead={<Trans>Wat je wilt doen na een gesprek. Alleen jij leest dit.</Trans>}>
        <Trans>Je actiepunten</Trans>
      </PageTitle>
      <Parts />
      {part === 'to-do' && <NewPoint />}
      <Items key={part} part={part} />
    </div>
  )
}

function Parts() {
  const { t } = useLingui()
  const lang = useLocale()
  const parts = [
    { search: {}, label: t`Te doen` },
    { search: { part: 'over' as const }, label: t`Voorbij` },
  ]
  return (
    <nav className={styles.tabs} aria-label={t`Welke actiepunten`}>
      {parts.map(({ search, label }) => (
        <Link
          key={label}
          to="/$lang/actions"
          params={{ lang }}
          search={search}
          className={`choice ${styles.tab}`}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}

function Items({ part }: { part: Part }) {
  const found = useInfiniteQuery(pointsQuery(part))
  if (found.isPending) return <Loading />
  if (found.isError) {
    return (
      <Notice tone="warning" live>
        {isProblem(found.error) && <ProblemText problem={found.error} />}
      </Notice>
    )
  }
  const points = itemsOf(found.data)
  if (points.length === 0) return <Nothing part={part} />
  return (
    <section className={styles.part}>
      <PointList points={points} leadsBack />
      {found.hasNextPage && (
        <Button busy={found.isFetching} onClick={() => void found.fetchNextPage()}>
          <Trans>Toon meer</Trans>
        </Button>
      )}
    </section>
  )
}

function Nothing({ part }: { part: Part }) {
  if (part === 'over') {
    return (
      <EmptyState title={<Trans>Nog niets voorbij</Trans>}>
        <p>
          <Trans>Wat je deed of liet vallen, vind je hier terug, met je woorden erbij.</Trans>
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState title={<Trans>Niets te doen</Trans>}>
      <p>
        <Trans>
          Wil je iets doen na een gesprek? Schrijf het hier op, of onder de reflectie zelf.
        </Trans>
      </p>
    </EmptyState>
  )
}
