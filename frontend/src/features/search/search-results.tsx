import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useEffect } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Highlighted } from '@/components/highlighted'
import { WovenEdge } from '@/components/woven-edge'
import type { Schemas } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import { searchQuery, type ThemeKey } from '@/lib/knowledge'
import { announce } from '@/lib/live'
import styles from './search-page.module.css'

type Hit = Schemas['SearchHit']

type Asked = { q: string; theme: ThemeKey | undefined }

export function SearchResults(asked: Asked) {
  // The last answer stays until the next one has come in.
  const [q, theme] = [useDeferredValue(asked.q), useDeferredValue(asked.theme)]
  const { t } = useLingui()
  const language = useLocale()
  const search = useSuspenseInfiniteQuery(searchQuery({ q, language, theme }))
  const hits = search.data.pages.flatMap((page) => page.items)
  const more = search.hasNextPage

  useEffect(() => {
    announce(hits.length === 0 ? t`Niets gevonden` : t`Artikels gevonden: ${hits.length}`)
  }, [hits.length, t])

  if (hits.length === 0) return <NothingFound q={q} theme={theme} />
  return (
    <>
      <p className={styles.count}>
        {more ? (
          <Trans>De beste artikels eerst</Trans>
        ) : (
          <Plural value={hits.length} one="# artikel gevonden" other="# artikels gevonden" />
        )}
      </p>
      <ol className={styles.hits}>
        {hits.map((hit) => (
          <HitRow key={hit.article.id} hit={hit} />
        ))}
      </ol>
      {more && (
        <Button busy={search.isFetching} onClick={() => search.fetchNextPage()}>
          <Trans>Toon meer</Trans>
        </Button>
      )}
    </>
  )
}

function HitRow({ hit: { article, titleHtml, fragments } }: { hit: Hit }) {
  const lang = useLocale()
  return (
    <li className={styles.hit} data-ribbon={article.theme.ribbon}>
      <WovenEdge ribbon={article.theme.ribbon} className={styles.edge} />
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Link to="/$lang/articles/$slug" params={{ lang, slug: article.slug }}>
            <Highlighted fragment={titleHtml} />
          </Link>
        </h2>
        {fragments.length === 0 ? (
          <p>{article.summary}</p>
        ) : (
          fragments.map((fragment) => (
            <p key={fragment}>
              <Highlighted fragment={fragment} />
            </p>
          ))
        )}
        <p className={styles.theme}>{article.theme.title}</p>
      </div>
    </li>
  )
}

function NothingFound({ q, theme }: Asked) {
  const lang = useLocale()
  return (
    <EmptyState
      title={<Trans>Niets gevonden voor “{q}”</Trans>}
      action={
        theme ? (
          <Link to="/$lang/search" params={{ lang }} search={{ q }}>
            <Trans>Zoek in alle thema’s</Trans>
          </Link>
        ) : (
          <Link to="/$lang/themes" params={{ lang }}>
            <Trans>Kijk rond in de thema’s</Trans>
          </Link>
        )
      }
    >
      <p>
        <Trans>
          Probeer één woord, of een ander woord voor hetzelfde. Een tikfout is niet erg.
        </Trans>
      </p>
    </EmptyState>
  )
}
