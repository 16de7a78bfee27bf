import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { itemsOf } from '@/lib/api'
import type { Desk, ThemeKey } from '@/lib/device'
import { announce } from '@/lib/live'
import { KnotRow } from './knot-row'
import { Marked } from './marked'
import { ownSearchQuery } from './own-search'
import styles from './timeline.module.css'
import { useThemes } from './use-themes'

type Props = { desk: Desk; query: string; theme: ThemeKey | undefined }

/** What was found in one's own words, with the words lit up. */
export function Found({ desk, query, theme }: Props) {
  const { t } = useLingui()
  const themes = useThemes()
  const search = useInfiniteQuery(ownSearchQuery(desk, query, theme))
  const hits = itemsOf(search.data)
  const isDone = search.isSuccess
  const count = hits.length

  useEffect(() => {
    if (isDone) announce(t`${count} gevonden`)
  }, [isDone, count, t])

  if (search.isPending) return <Loading />
  return (
    <section aria-labelledby="found-title">
      <h2 id="found-title" className={styles.name}>
        <Plural value={count} one="# reflectie gevonden" other="# reflecties gevonden" />
      </h2>
      {search.data?.pages[0]?.isLocal && (
        <Notice>
          <Trans>Zonder verbinding zoeken we alleen in wat op dit toestel staat.</Trans>
        </Notice>
      )}
      {count === 0 && (
        <EmptyState title={<Trans>Niets gevonden</Trans>}>
          <p>
            <Trans>Probeer een ander woord, of een deel van een woord.</Trans>
          </p>
        </EmptyState>
      )}
      <ol className={styles.knots}>
        {hits.map(({ reflection, fragments }) => (
          <KnotRow key={reflection.id} knot={reflection} themes={themes}>
            {fragments.map((fragment) => (
              <p key={fragment} className={styles.excerpt}>
                <Marked html={fragment} />
              </p>
            ))}
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
