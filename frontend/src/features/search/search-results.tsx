import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useMemo } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Highlighted } from '@/components/highlighted'
import { WovenRow } from '@/components/woven-row'
import { itemsOf, type Schemas } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import { type Asked, chosen, searchQuery, type ThemeKey } from '@/lib/knowledge'
import { announce } from '@/lib/live'
import styles from './search-page.module.css'

type Hit = Schemas['SearchHit']

/** Typing on must not make a screen reader speak on: it hears what is there after a rest. */
const REST = 900

export function SearchResults(now: Asked) {
  const { q, theme, tag, readingTime } = now
  // The last answer stays until the next one has come in.
  const asked = useDeferredValue(
    useMemo(() => ({ q, theme, tag, readingTime }), [q, theme, tag, readingTime]),
  )
  const language = useLocale()
  const search = useSuspenseInfiniteQuery(searchQuery({ ...asked, language }))
  const hits = itemsOf(search.data)
  const meant = search.data.pages[0]?.didYouMean
  const more = search.hasNextPage
  useAnnouncement(asked.q, hits.length, meant)

  if (hits.length === 0) return <NothingFound asked={asked} meant={meant} />
  return (
    <>
      {meant && <DidYouMean asked={asked} meant={meant} />}
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

function useAnnouncement(q: string, count: number, meant: string | undefined) {
  const { t } = useLingui()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query with as many is news
  useEffect(() => {
    const found = count === 0 ? t`Niets gevonden` : t`Artikels gevonden: ${count}`
    const message = meant ? `${found}. ${t`Bedoelde je “${meant}”?`}` : found
    const timer = window.setTimeout(() => announce(message), REST)
    return () => window.clearTimeout(timer)
  }, [q, count, meant, t])
}

function DidYouMean({ asked, meant }: { asked: Asked; meant: string }) {
  const lang = useLocale()
  return (
    <p className={styles.meant}>
      <Trans>
        Bedoelde je{' '}
        <Link to="/$lang/search" params={{ lang }} search={{ q: meant, ...chosen(asked) }}>
          {meant}
        </Link>
        ?
      </Trans>
    </p>
  )
}

function HitRow({ hit: { article, titleHtml, fragments } }: { hit: Hit }) {
  const lang = useLocale()
  return (
    <WovenRow ribbon={article.theme.ribbon} leads className={styles.words}>
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
    </WovenRow>
  )
}

function NothingFound({ asked, meant }: { asked: Asked; meant: string | undefined }) {
  const { q, theme, tag, readingTime } = asked
  return (
    <EmptyState
      title={<Trans>Niets gevonden voor “{q}”</Trans>}
      action={<WayOn q={q} narrowed={Boolean(tag ?? readingTime)} theme={theme} />}
    >
      {meant && <DidYouMean asked={asked} meant={meant} />}
      <p>
        <Trans>
          Probeer één woord, of een ander woord voor hetzelfde. Een tikfout is niet erg.
        </Trans>
      </p>
    </EmptyState>
  )
}

type WayOnProps = { q: string; theme: ThemeKey | undefined; narrowed: boolean }

function WayOn({ q, theme, narrowed }: WayOnProps) {
  const lang = useLocale()
  if (!theme && !narrowed) {
    return (
      <Link to="/$lang/themes" params={{ lang }}>
        <Trans>Kijk rond in de thema’s</Trans>
      </Link>
    )
  }
  return (
    <Link to="/$lang/search" params={{ lang }} search={{ q }}>
      {narrowed ? <Trans>Zoek zonder filters</Trans> : <Trans>Zoek in alle thema’s</Trans>}
    </Link>
  )
}
