import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { EmptyState } from '@/components/empty-state'
import { Loading } from '@/components/loading'
import { PageTitle } from '@/components/page-title'
import { type Shown, useDesk, useLibrary } from '@/lib/device'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { KeptNote } from './kept-note'
import { KeptTitles } from './kept-titles'
import { inOrder, type ReadingList } from './saved'
import styles from './saved-page.module.css'

const route = getRouteApi('/$lang/personal/saved')

/** What a person keeps, while the server cannot be asked: as it lies on this device, to be read. */
export function KeptPage() {
  const { t } = useLingui()
  const { theme, list } = route.useSearch()
  const library = useLibrary(useDesk())
  useHead({ title: t`Bewaard` })
  if (!library) return <Loading />
  const chosen = library.lists.find(({ id }) => id === list)
  const items = inOrder(library.items, chosen).filter(
    ({ article }) => !theme || chosen || article?.theme.key === theme,
  )
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle>
        <Trans>Bewaard</Trans>
      </PageTitle>
      {library.freshAt > 0 && <KeptNote keptAt={library.freshAt} />}
      <Lists library={library} chosen={chosen} />
      {items.length > 0 ? <KeptTitles library={library} items={items} /> : <Nothing />}
    </div>
  )
}

function Lists({ library, chosen }: { library: Shown; chosen: ReadingList | undefined }) {
  const { t } = useLingui()
  const lang = useLocale()
  if (library.lists.length === 0) return null
  return (
    <nav aria-label={t`Lijsten`} className={styles.tabs}>
      <Link
        to="/$lang/saved"
        params={{ lang }}
        aria-current={chosen ? undefined : 'true'}
        className={`choice ${styles.tab}`}
      >
        <Trans>Alles</Trans>
      </Link>
      {library.lists.map((list) => (
        <Link
          key={list.id}
          to="/$lang/saved"
          params={{ lang }}
          search={{ list: list.id }}
          aria-current={list.id === chosen?.id ? 'true' : undefined}
          className={`choice ${styles.tab}`}
        >
          <bdi>{list.name}</bdi>
        </Link>
      ))}
    </nav>
  )
}

function Nothing() {
  return (
    <EmptyState title={<Trans>Hier staat nog niets op dit toestel</Trans>}>
      <p>
        <Trans>
          Wat je bewaart, komt op dit toestel zodra er verbinding is. Dan lees je het ook zonder.
        </Trans>
      </p>
    </EmptyState>
  )
}
