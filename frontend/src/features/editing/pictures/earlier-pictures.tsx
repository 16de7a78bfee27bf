import { Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { TextField } from '@/components/form'
import { More } from '../data/more'
import { type PictureSummary, picturesQuery } from '../data/pictures'
import styles from './pictures.module.css'

/** What was uploaded before, newest first. Arrows go from one to the next, Enter chooses. */
export function EarlierPictures({ onChoose }: { onChoose: (picture: PictureSummary) => void }) {
  const { t } = useLingui()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const list = useInfiniteQuery({ ...picturesQuery(asked), placeholderData: keepPreviousData })
  const found = list.data?.pages.flatMap(({ items }) => items) ?? []
  if (!list.isSuccess || (found.length === 0 && asked === '')) return null
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
        aria-label={t`Eerdere afbeeldingen`}
        layout="grid"
        items={found}
        className={styles.grid ?? ''}
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
