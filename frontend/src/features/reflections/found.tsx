import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { isProblem, itemsOf } from '@/lib/api'
import { type Desk, useSealedWords } from '@/lib/device'
import { announce } from '@/lib/live'
import { KnotRow } from './knot-row'
import { Marked } from './marked'
import { isNarrowed, type Narrow } from './narrowing/narrow'
import { ownSearchQuery } from './own-search'
import { withWords } from './sealed/shown'
import { useSealedHits } from './sealed/use-sealed-hits'
import styles from './timeline.module.css'
import { useThemes } from './use-themes'

type Props = { desk: Desk; query: string; narrow: Narrow }

/** What was found among one's own reflections, with the words lit up. */
export function Found({ desk, query, narrow }: Props) {
  const { t } = useLingui()
  const themes = useThemes()
  const search = useInfiniteQuery(ownSearchQuery(desk, query, narrow))
  const hits = itemsOf(search.data)
  const words = useSealedWords(desk)
  const known = new Set(hits.map(({ reflection }) => reflection.id))
  // By plain filters alone the server finds the sealed ones as well.
  const sealed = useSealedHits(desk, query, narrow).filter(({ id }) => !known.has(id))
  const isDone = search.isSuccess
  const count = hits.length + sealed.length
  const hasMore = search.hasNextPage

  // Said anew for every search that is done, also when it found as many as the one before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked is why it is said
  useEffect(() => {
    if (!isDone) return
    announce(hasMore ? t`${count} gevonden, en er zijn er meer` : t`${count} gevonden`)
  }, [isDone, count, hasMore, query, narrow, t])

  if (search.isPending) return <Loading />
  if (search.isError) {
    return (
      <Notice tone="warning" live>
        {isProblem(search.error) && <ProblemText problem={search.error} />}
      </Notice>
    )
  }
  return (
    <section aria-labelledby="found-title">
      <h2 id="found-title" className={styles.name}>
        {hasMore ? (
          <Trans>De nieuwste {count} reflecties</Trans>
        ) : (
          <Plural value={count} one="# reflectie gevonden" other="# reflecties gevonden" />
        )}
      </h2>
      {search.data?.pages[0]?.isLocal && (
        <Notice>
          <Trans>Zonder verbinding zoeken we alleen in wat op dit toestel staat.</Trans>{' '}
          {(narrow.hasActionPoints || narrow.hasWeave) && (
            <Trans>Of er actiepunten of een vlechtwerk bij horen, weten we nu niet.</Trans>
          )}
        </Notice>
      )}
      {count === 0 && (
        <EmptyState title={<Trans>Niets gevonden</Trans>}>
          <p>
            {isNarrowed(narrow) ? (
              <Trans>Wis een filter, of probeer een ander woord.</Trans>
            ) : (
              <Trans>Probeer een ander woord, of een deel van een woord.</Trans>
            )}
          </p>
        </EmptyState>
      )}
      <ol className={styles.knots}>
        {sealed.map((item) => (
          <KnotRow key={item.id} knot={item} themes={themes} />
        ))}
        {hits.map(({ reflection, fragments }) => (
          <KnotRow key={reflection.id} knot={withWords(reflection, words)} themes={themes}>
            {fragments.length > 0
              ? fragments.map((fragment) => (
                  <p key={fragment} dir="auto" className={styles.excerpt}>
                    <Marked html={fragment} />
                  </p>
                ))
              : undefined}
          </KnotRow>
        ))}
      </ol>
      {search.hasNextPage && (
        <Button busy={search.isFetchingNextPage} onClick={() => void search.fetchNextPage()}>
          <Trans>Toon meer</Trans>
        </Button>
      )}
    </section>
  )
}
