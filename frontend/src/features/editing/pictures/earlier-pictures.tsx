import { Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { EmptyState } from '@/components/empty-state'
import { TextField } from '@/components/form'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { More } from '../data/more'
import { type PictureSummary, picturesQuery } from '../data/pictures'
import styles from './pictures.module.css'

type Props = {
  /** Whether the list is what a page is about, and not a part of a dialog. */
  isPage?: boolean
  onChoose: (picture: PictureSummary) => void
}

/** What was uploaded before, newest first. Arrows go from one to the next, Enter chooses. */
export function EarlierPictures({ isPage = false, onChoose }: Props) {
  const { t } = useLingui()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const list = useInfiniteQuery({ ...picturesQuery(asked), placeholderData: keepPreviousData })
  const found = list.data?.pages.flatMap(({ items }) => items) ?? []
  if (!list.isSuccess || (found.length === 0 && asked === '')) {
    return isPage && <NoPictures isAsked={list.isPending} error={list.error} />
  }
  return (
    <section className={styles.earlier} aria-label={t`Eerdere afbeeldingen`}>
      <TextField
        label={<Trans>Zoek in eerdere afbeeldingen</Trans>}
        type="search"
        maxLength={100}
        value={words}
        onChange={setWords}
      />
      <GridList
        // The last one may be gone with the focus on it; a list that believes to have it takes none.
        key={found.length > 0 ? 'some' : 'none'}
        aria-label={t`Eerdere afbeeldingen`}
        layout="grid"
        items={found}
        className={`${styles.grid} ${isPage ? '' : styles.low}`}
        onAction={(key) => {
          const picture = found.find(({ id }) => id === key)
          if (picture) onChoose(picture)
        }}
        renderEmptyState={() => (
          <p>
            <Trans>Geen afbeelding met deze woorden.</Trans>
          </p>
        )}
      >
        {(picture) => (
          <GridListItem
            id={picture.id}
            textValue={picture.description || t`Nog niet beschreven`}
            className={styles.item ?? ''}
          >
            <img src={picture.small} alt="" loading="lazy" />
            <span>{picture.description || <Trans>Nog niet beschreven</Trans>}</span>
          </GridListItem>
        )}
      </GridList>
      <More of={list} />
    </section>
  )
}

function NoPictures({ isAsked, error }: { isAsked: boolean; error: Error | null }) {
  if (isAsked) return <Loading />
  if (isProblem(error)) {
    return (
      <Notice tone="warning" live>
        <ProblemText problem={error} />
      </Notice>
    )
  }
  return (
    <EmptyState title={<Trans>Er zijn nog geen afbeeldingen</Trans>}>
      <Trans>
        Zet er een in een tekst, met de knop “Afbeelding”. Dan komt ze ook hier te staan.
      </Trans>
    </EmptyState>
  )
}
