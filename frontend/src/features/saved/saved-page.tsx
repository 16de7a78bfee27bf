import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, buttonClass } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { UndoBar } from '@/components/undo-bar'
import { isProblem, itemsOf } from '@/lib/api'
import { useDesk, useLibrary, useLibraryThatFollows } from '@/lib/device'
import { useFormat } from '@/lib/format'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { type Removal, useRemoval } from '@/lib/removal'
import { KeptPage } from './kept-page'
import { ListHead } from './list-head'
import { ListNames } from './list-names'
import {
  deleteList,
  forget,
  inOrder,
  KEPT,
  listsQuery,
  type ReadingList,
  type SavedArticle,
  savedQuery,
} from './saved'
import { SavedBundle } from './saved-bundle'
import { SavedItem } from './saved-item'
import styles from './saved-page.module.css'
import { ThemeFilter } from './theme-filter'

const route = getRouteApi('/$lang/personal/saved')

/** What a person keeps of the knowledge; without a connection, what of it lies on this device. */
export function SavedPage() {
  const { data, error } = useQuery(listsQuery)
  return !data && isProblem(error) && error.isTransient ? <KeptPage /> : <Everything />
}

/** All of it, with the notes and lists. */
function Everything() {
  const { t } = useLingui()
  const { theme, list } = route.useSearch()
  const { data: all = [], isPending } = useQuery(listsQuery)
  const desk = useDesk()
  const forgetting = useRemoval<SavedArticle>(async (saved) => {
    await forget(saved)
    void desk?.library.refresh()
  }, KEPT)
  const deleting = useRemoval<ReadingList>(deleteList, KEPT)
  const lists = all.filter(({ id }) => id !== deleting.waiting?.id)
  const chosen = lists.find(({ id }) => id === list)
  const problem = forgetting.problem ?? deleting.problem
  useHead({ title: t`Bewaard` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle lead={<Trans>Alleen jij ziet wat je bewaart en wat je erbij noteert.</Trans>}>
        <Trans>Bewaard</Trans>
      </PageTitle>
      <ListNames lists={lists} chosen={chosen} />
      {chosen ? (
        <ListHead key={chosen.id} list={chosen} onDelete={() => deleting.ask(chosen)} />
      ) : (
        <ThemeFilter theme={theme} />
      )}
      {problem && (
        <Notice tone="warning" live>
          <ProblemText problem={problem} />
        </Notice>
      )}
      {list && isPending ? (
        <Loading />
      ) : (
        <Items
          theme={chosen ? undefined : theme}
          list={chosen}
          lists={lists}
          removal={forgetting}
        />
      )}
      <UndoBar onUndo={forgetting.undo}>
        {forgetting.waiting && <Trans>Je bewaart dit artikel niet meer</Trans>}
      </UndoBar>
      <UndoBar onUndo={deleting.undo}>
        {deleting.waiting && <Trans>Je lijst is verwijderd</Trans>}
      </UndoBar>
    </div>
  )
}

type ItemsProps = {
  theme: string | undefined
  list: ReadingList | undefined
  lists: ReadingList[]
  removal: Removal<SavedArticle>
}

function Items({ theme, list, lists, removal }: ItemsProps) {
  const language = useLocale()
  const found = useInfiniteQuery(savedQuery({ language, theme, list: list?.id }))
  useLibraryThatFollows(found.data && itemsOf(found.data))
  if (found.isPending) return <Loading />
  if (found.isError) {
    return (
      <Notice tone="warning">
        {isProblem(found.error) && <ProblemText problem={found.error} />}
      </Notice>
    )
  }
  const kept = itemsOf(found.data)
  const items = inOrder(kept, list).filter(({ id }) => id !== removal.waiting?.id)
  if (items.length === 0) return <Nothing inList={list !== undefined} filtered={!!theme} />
  return (
    <>
      <ul className={styles.items}>
        {items.map((saved) => (
          <SavedItem
            key={saved.id}
            saved={saved}
            list={list}
            lists={lists}
            onForget={() => removal.ask(saved)}
          />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button busy={found.isFetching} onClick={() => void found.fetchNextPage()}>
          <Trans>Toon meer</Trans>
        </Button>
      )}
      {!theme && <SavedBundle key={list?.id ?? 'all'} list={list} />}
      <OnThisDevice />
    </>
  )
}

/** How much of it can be read without a connection. */
function OnThisDevice() {
  const format = useFormat()
  const library = useLibrary(useDesk())
  if (!library || library.count === 0) return null
  const size = format.size(library.bytes)
  return (
    <p className="soft">
      <Plural
        value={library.count}
        one={`# artikel staat versleuteld op dit toestel (${size}). Je leest het ook zonder verbinding.`}
        other={`# artikelen staan versleuteld op dit toestel (${size}). Je leest ze ook zonder verbinding.`}
      />
    </p>
  )
}

function Nothing({ inList, filtered }: { inList: boolean; filtered: boolean }) {
  const lang = useLocale()
  if (inList) {
    return (
      <EmptyState title={<Trans>Deze lijst is nog leeg</Trans>}>
        <p>
          <Trans>Kies bij een bewaard artikel “Lijsten” en zet het hierin.</Trans>
        </p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={
        filtered ? (
          <Trans>Over dit thema bewaar je nog niets</Trans>
        ) : (
          <Trans>Je bewaart nog niets</Trans>
        )
      }
      action={
        <Link to="/$lang/themes" params={{ lang }} className={buttonClass('primary')}>
          <Trans>Bekijk de thema’s</Trans>
        </Link>
      }
    >
      <p>
        <Trans>
          Kies bij een artikel “Bewaar”. Hier vind je het terug, met plaats voor een eigen notitie.
        </Trans>
      </p>
    </EmptyState>
  )
}
