import { Trans, useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { useState } from 'react'
import { TextField } from '@/components/form'
import { cleanText, type Desk, useShelf } from '@/lib/device'
import styles from './editor.module.css'
import { LONGEST_TAG, MOST_TAGS, suggestedTags, withTags } from './tags'

type Props = { desk: Desk; tags: string[]; onChange: (tags: string[]) => void }

/** Words of one's own to find an entry by. What was typed counts as soon as the field is left. */
export function TagsField({ desk, tags, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const suggested = suggestedTags(useShelf(desk), tags, typed)
  const add = (words: string) => {
    setTyped('')
    const all = withTags(tags, cleanText(words))
    if (all.length > tags.length) onChange(all)
  }
  const isFull = tags.length >= MOST_TAGS
  return (
    <div className={styles.tags}>
      <TextField
        label={<Trans>Trefwoorden</Trans>}
        optional
        description={
          isFull ? (
            <Trans>Tien is het meeste.</Trans>
          ) : (
            <Trans>Eigen woorden om dit later mee terug te vinden. Met een komma ertussen.</Trans>
          )
        }
        autoComplete="off"
        isDisabled={isFull}
        value={typed}
        maxLength={LONGEST_TAG}
        onChange={(words) => (/[,;]/.test(words) ? add(words) : setTyped(words))}
        onBlur={() => add(typed)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          add(typed)
        }}
      />
      <Chosen tags={tags} onRemove={(tag) => onChange(tags.filter((one) => one !== tag))} />
      {!isFull && <Suggestions tags={suggested} onChoose={add} />}
    </div>
  )
}

function Chosen({ tags, onRemove }: { tags: string[]; onRemove: (tag: string) => void }) {
  const { t } = useLingui()
  if (tags.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={t`Gekozen trefwoorden`}>
      {tags.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            className={styles.chip}
            data-chosen
            aria-label={t`Haal ${tag} weg`}
            onClick={() => onRemove(tag)}
          >
            {tag}
            <X size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Suggestions({ tags, onChoose }: { tags: string[]; onChoose: (tag: string) => void }) {
  const { t } = useLingui()
  if (tags.length === 0) return null
  return (
    <ul className={styles.chips} aria-label={t`Eerder gebruikt`}>
      {tags.map((tag) => (
        <li key={tag}>
          <button
            type="button"
            className={styles.chip}
            // The field would take what was half typed as a tag when it is left.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(tag)}
          >
            {tag}
          </button>
        </li>
      ))}
    </ul>
  )
}
