import { Trans, useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { Button } from '@/components/button'
import { issueFor, TextField } from '@/components/form'
import type { Issue } from '@/lib/api/problem'
import { useFocusOnChange } from '@/lib/focus'
import styles from './text.module.css'
import type { Source } from './words'
import type { WordsFieldsProps } from './words-form'

const NOTHING: Source = { author: '', year: null, title: '', publisher: '', url: '' }
const MOST = 30

/** Where the text got it from; author, year and title are needed before readers get it. */
export function SourcesField({ words, readOnly, issues, onChange }: WordsFieldsProps) {
  const group = useRef<HTMLFieldSetElement>(null)
  const { sources } = words
  const focusOnChange = useFocusOnChange(sources)
  const change = (at: number, changes: Partial<Source>) =>
    onChange({ sources: sources.map((one, row) => (row === at ? { ...one, ...changes } : one)) })
  const add = () => {
    focusOnChange(() => document.getElementById(`field-sources.${sources.length}.author`))
    onChange({ sources: [...sources, NOTHING] })
  }
  const remove = (at: number) => {
    focusOnChange(() => group.current)
    onChange({ sources: sources.filter((_one, row) => row !== at) })
  }
  const error = issueFor({ issues }, 'sources')
  return (
    <fieldset ref={group} id="field-sources" tabIndex={-1} className={styles.sources}>
      <legend className="part-title">
        <Trans>Bronnen</Trans>
      </legend>
      {error && <p className="refusal">{error}</p>}
      {sources.map((source, at) => (
        <SourceFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a source is its place in the list
          key={at}
          at={at}
          source={source}
          readOnly={readOnly}
          issues={issues}
          onChange={(changes) => change(at, changes)}
          onRemove={() => remove(at)}
        />
      ))}
      {!readOnly && sources.length < MOST && (
        <div>
          <Button onClick={add}>
            <Trans>Voeg een bron toe</Trans>
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type SourceProps = {
  at: number
  source: Source
  readOnly: boolean
  issues: Issue[]
  onChange: (changes: Partial<Source>) => void
  onRemove: () => void
}

function SourceFields({ at, source, readOnly, issues, onChange, onRemove }: SourceProps) {
  const { t } = useLingui()
  const number = at + 1
  const field = (name: keyof Source) => ({
    name: `sources.${at}.${name}`,
    isReadOnly: readOnly,
    value: String(source[name] ?? ''),
    error: issueFor({ issues }, `sources.${at}.${name}`),
  })
  const yearOf = (typed: string) => Number(typed.replaceAll(/\D/g, '').slice(0, 4)) || null
  return (
    <fieldset className={styles.source}>
      <legend className="strong">{t`Bron ${number}`}</legend>
      <TextField
        {...field('author')}
        label={<Trans>Auteur</Trans>}
        maxLength={300}
        onChange={(author) => onChange({ author })}
      />
      <TextField
        {...field('year')}
        label={<Trans>Jaar</Trans>}
        inputMode="numeric"
        onChange={(typed) => onChange({ year: yearOf(typed) })}
      />
      <TextField
        {...field('title')}
        label={<Trans>Titel van de bron</Trans>}
        maxLength={500}
        onChange={(title) => onChange({ title })}
      />
      <TextField
        {...field('publisher')}
        label={<Trans>Uitgever</Trans>}
        optional
        maxLength={300}
        onChange={(publisher) => onChange({ publisher })}
      />
      <TextField
        {...field('url')}
        label={<Trans>Adres op het web</Trans>}
        optional
        inputMode="url"
        maxLength={500}
        onChange={(url) => onChange({ url: url.trim() })}
      />
      {!readOnly && (
        <div>
          <Button variant="quiet" onClick={onRemove}>
            <Trans>Haal bron {number} weg</Trans>
          </Button>
        </div>
      )}
    </fieldset>
  )
}
