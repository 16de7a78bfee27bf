import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, BookmarkX, ListChecks, NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { ReadingTime } from '@/components/article-list'
import { Button } from '@/components/button'
import { WovenRow } from '@/components/woven-row'
import { useFormat } from '@/lib/format'
import { type Locale, useLocale } from '@/lib/i18n'
import { ListPicker } from './list-picker'
import { NoteForm } from './note-form'
import { changeList, LISTS, moved, type ReadingList, type SavedArticle } from './saved'
import styles from './saved-page.module.css'

type Props = {
  saved: SavedArticle
  /** The list that is on screen, if one is. */
  list: ReadingList | undefined
  lists: ReadingList[]
  onForget: () => void
}

/** A saved article with its note. */
export function SavedItem({ saved, list, lists, onForget }: Props) {
  const [open, setOpen] = useState<'note' | 'lists' | null>(null)
  const close = () => setOpen(null)
  return (
    <WovenRow ribbon={saved.article?.theme.ribbon}>
      <Title saved={saved} level={list ? 3 : 2} />
      {open === 'note' ? (
        <NoteForm saved={saved} onClose={close} />
      ) : (
        saved.note && (
          <p dir="auto" className={styles.note}>
            {saved.note}
          </p>
        )
      )}
      <div className={styles.actions}>
        {open !== 'note' && (
          <Button variant="quiet" onClick={() => setOpen('note')}>
            <NotebookPen size={18} strokeWidth={1.6} aria-hidden="true" />
            {saved.note ? <Trans>Wijzig notitie</Trans> : <Trans>Schrijf een notitie</Trans>}
          </Button>
        )}
        {lists.length > 0 && (
          <Button variant="quiet" onClick={() => setOpen('lists')}>
            <ListChecks size={18} strokeWidth={1.6} aria-hidden="true" />
            <Trans>Lijsten</Trans>
          </Button>
        )}
        <Button variant="quiet" onClick={onForget}>
          <BookmarkX size={18} strokeWidth={1.6} aria-hidden="true" />
          <Trans>Haal weg</Trans>
        </Button>
        {list && <Order list={list} saved={saved} />}
      </div>
      {open === 'lists' && <ListPicker saved={saved} lists={lists} onClose={close} />}
    </WovenRow>
  )
}

/** One below the heading that it stands under: the page's, or the list's. */
function Title({ saved, level }: { saved: SavedArticle; level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const lang = useLocale()
  const format = useFormat()
  const { article } = saved
  if (!article) {
    return (
      <>
        <Heading className={styles.title}>{saved.title}</Heading>
        <p className="facts">
          <span>
            <Trans>Niet meer beschikbaar</Trans>
          </span>
        </p>
      </>
    )
  }
  const foreign = article.language === lang ? undefined : article.language
  return (
    <>
      <Heading className={styles.title}>
        <Link to="/$lang/articles/$slug" params={{ lang, slug: article.slug }} lang={foreign}>
          {article.title}
        </Link>
      </Heading>
      <p className="facts">
        <span className={styles.theme} lang={foreign}>
          {article.theme.title}
        </span>
        <ReadingTime minutes={article.readingMinutes} />
        {foreign && <WrittenIn language={foreign} />}
        <span>
          <Trans>Bewaard op {format.day(saved.savedAt)}</Trans>
        </span>
      </p>
    </>
  )
}

function WrittenIn({ language }: { language: Locale }) {
  if (language === 'fr') return <Trans>In het Frans</Trans>
  if (language === 'en') return <Trans>In het Engels</Trans>
  return <Trans>In het Nederlands</Trans>
}

/** One place up or down in the list. */
function Order({ list, saved }: { list: ReadingList; saved: SavedArticle }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const moving = useMutation({
    mutationFn: (articles: string[]) => changeList(list, { articles }),
    onSettled: () => client.invalidateQueries({ queryKey: LISTS }),
  })
  const place = list.articles.indexOf(saved.id)
  const move = (by: -1 | 1) => moving.mutate(moved(list.articles, saved.id, by))
  return (
    <>
      {place > 0 && (
        <Button
          variant="quiet"
          busy={moving.isPending}
          aria-label={t`Zet “${saved.title}” hoger`}
          onClick={() => move(-1)}
        >
          <ArrowUp size={18} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      )}
      {place < list.articles.length - 1 && (
        <Button
          variant="quiet"
          busy={moving.isPending}
          aria-label={t`Zet “${saved.title}” lager`}
          onClick={() => move(1)}
        >
          <ArrowDown size={18} strokeWidth={1.6} aria-hidden="true" />
        </Button>
      )}
    </>
  )
}
