import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { TextField } from '@/components/form'
import { cleanText, useShelf } from '@/lib/device'
import { LONGEST_TAG, suggestedTags, withTags } from '../tags'
import styles from './narrowing.module.css'
import { type OptionsProps, Pill } from './options'

/** One's own tags, the most used first; others can be typed. */
export function TagOptions({ desk, narrow, onChange }: OptionsProps) {
  const [typed, setTyped] = useState('')
  const { tags } = narrow
  const suggested = suggestedTags(useShelf(desk), tags, typed)
  const add = (words: string) => {
    setTyped('')
    onChange({ ...narrow, tags: withTags(tags, cleanText(words)) })
  }
  return (
    <>
      {tags.map((tag) => (
        <Pill
          key={tag}
          isChosen
          onPress={() => onChange({ ...narrow, tags: tags.filter((one) => one !== tag) })}
        >
          {tag}
        </Pill>
      ))}
      {suggested.map((tag) => (
        <Pill key={tag} isChosen={false} onPress={() => add(tag)}>
          {tag}
        </Pill>
      ))}
      <form
        className={styles.typed}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim()) add(typed)
        }}
      >
        <TextField
          label={<Trans>Een ander trefwoord</Trans>}
          autoComplete="off"
          value={typed}
          maxLength={LONGEST_TAG}
          onChange={setTyped}
        />
      </form>
    </>
  )
}
