import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Button, buttonClass } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { WaitingForWriter } from '@/components/waiting/waiting-for-writer'
import { isProblem } from '@/lib/api'
import {
  type Desk,
  type Filter,
  knotsOf,
  passes,
  timelineQuery,
  useEntries,
  useSealedWords,
  useShelf,
  useUnsent,
} from '@/lib/device'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { KnotRow } from './knot-row'
import { byMonth } from './months'
import { withWords } from './sealed/shown'
import styles from './timeline.module.css'
import { useThemes } from './use-themes'

/** One's own reflections by month, from this device at once and from the server as soon as it answers. */
export function Timeline({ desk, filter }: { desk: Desk; filter: Filter }) {
  const format = useFormat()
  const themes = useThemes()
  const query = useInfiniteQuery(timelineQuery(desk, filter))
  const knots = knotsOf(useShelf(desk), useEntries(desk)).filter((knot) => passes(knot, filter))
  const isFiltered = filter.theme !== undefined || filter.kind !== undefined
  useRefreshAfterSending(desk)
  const words = useSealedWords(desk)

  if (knots.length === 0 && query.isPending) return <Loading />
  if (knots.length === 0 && !query.isError) return <Empty isFiltered={isFiltered} />
  return (
    <>
      <WaitingForWriter desk={desk} />
      {query.isError && <Behind error={query.error} />}
      {byMonth(knots).map(({ month, items }) => (
        <section key={month} aria-labelledby={`month-${month}`} className={styles.month}>
          <h2 id={`month-${month}`} className={styles.name}>
            {format.month(`${month}-15`)}
          </h2>
          <ol className={styles.knots}>
            {items.map((knot) => (
              <KnotRow
                key={knot.id}
                knot={withWords(knot, words)}
                themes={themes}
                waits={knot.waits}
                trouble={knot.trouble}
              />
            ))}
          </ol>
        </section>
      ))}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          <Trans>Toon oudere reflecties</Trans>
        </Button>
      )}
    </>
  )
}

/** What left the outbox is at the server now: ask it again how the timeline reads. */
export function useRefreshAfterSending(desk: Desk): void {
  const client = useQueryClient()
  const waiting = useUnsent(desk).length
  useEffect(() => {
    if (waiting === 0) void client.invalidateQueries({ queryKey: ['reflections', desk.person] })
  }, [waiting, client, desk])
}

function Behind({ error }: { error: unknown }) {
  return (
    <Notice>
      {isProblem(error) && !error.isUnreachable ? (
        <ProblemText problem={error} />
      ) : (
        <Trans>Je bent zonder verbinding. Dit is wat op dit toestel staat.</Trans>
      )}
    </Notice>
  )
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  const lang = useLocale()
  return (
    <EmptyState
      title={
        isFiltered ? (
          <Trans>Nog geen reflectie bij deze keuze</Trans>
        ) : (
          <Trans>Hier komt wat je schrijft na een gesprek</Trans>
        )
      }
      action={
        <Link to="/$lang/reflections/new" params={{ lang }} className={buttonClass('primary')}>
          <Trans>Schrijf je eerste zinnen</Trans>
        </Link>
      }
    >
      <p>
        <Trans>
          Even stilstaan helpt om los te laten en om te leren. Een paar zinnen zijn genoeg. Niemand
          anders kan ze lezen.
        </Trans>
      </p>
    </EmptyState>
  )
}
