import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { FormActions } from '@/components/form'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { useNames } from '../data/names'
import { namedQuery, type TextSummary } from '../data/queries'
import type { ChosenArticle } from '../document/types'
import styles from './article-chooser.module.css'

/** As many as fit without scrolling; more letters bring others. */
const MOST = 6

type Answer = (article: ChosenArticle | null) => void

/** A question for an article to link to, and the dialog that asks it. */
export function useArticleChooser(language: string) {
  const [isOpen, setOpen] = useState(false)
  const answer = useRef<Answer | null>(null)
  const close = (article: ChosenArticle | null) => {
    setOpen(false)
    // The dialog gives the focus back first; then the text may take it.
    setTimeout(() => {
      answer.current?.(article)
      answer.current = null
    })
  }
  const choose = () =>
    new Promise<ChosenArticle | null>((resolve) => {
      answer.current = resolve
      setOpen(true)
    })
  const dialog = (
    <Dialog
      title={<Trans>Link naar een artikel</Trans>}
      isOpen={isOpen}
      onClose={() => close(null)}
    >
      <Chooser language={language} onChoose={close} />
    </Dialog>
  )
  return { choose, dialog }
}

function Chooser({ language, onChoose }: { language: string; onChoose: Answer }) {
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const letters = useDeferredValue(typed.trim())
  const found = useQuery({ ...namedQuery(letters), placeholderData: (before) => before })
  const articles = oncePerArticle(found.data ?? [], language)
  const choose = (key: string) => {
    const article = articles.find((one) => one.article === key)
    if (article) onChoose({ key, title: article.title })
  }
  return (
    <>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField autoFocus className={styles.field ?? ''} maxLength={160}>
          <Label>
            <Trans>Typ een stuk van de titel</Trans>
          </Label>
          <Input className={styles.input ?? ''} />
        </SearchField>
        <ListBox
          aria-label={t`Artikelen`}
          items={articles}
          className={styles.list ?? ''}
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => (
            <p className="soft">
              {found.isPending ? (
                <Trans>Even zoeken…</Trans>
              ) : (
                <Trans>Geen artikel gevonden.</Trans>
              )}
            </p>
          )}
        >
          {(one) => (
            <ListBoxItem id={one.article} textValue={one.title} className={styles.option ?? ''}>
              <Option article={one} />
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      {isProblem(found.error) && <ProblemText problem={found.error} />}
      <FormActions>
        <Button onClick={() => onChoose(null)}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </>
  )
}

function Option({ article: { title, language, published } }: { article: TextSummary }) {
  const names = useNames()
  return (
    <>
      <span lang={language}>{title || <Trans>Zonder titel</Trans>}</span>
      <span className="soft">
        {names.language(language)}
        {!published && (
          <>
            {' · '}
            <Trans>nog niet bij lezers: de link werkt zodra dat zo is</Trans>
          </>
        )}
      </span>
    </>
  )
}

/** An article has a title in each language; the one in the language of the text is the best. */
function oncePerArticle(texts: TextSummary[], language: string): TextSummary[] {
  const chosen = new Map<string, TextSummary>()
  for (const text of texts) {
    if (!chosen.has(text.article) || text.language === language) chosen.set(text.article, text)
  }
  return [...chosen.values()].slice(0, MOST)
}
