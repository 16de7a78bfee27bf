import type { ReactNode } from 'react'
import { issueFor, TextArea } from '@/components/form'
import type { Problem } from '@/lib/api'
import { LANGUAGE_NAMES } from '@/lib/i18n'
import styles from './templates.module.css'
import type { Words, Written } from './words'

type Props = {
  /** As the server names it. */
  name: string
  label: string
  description?: ReactNode
  optional?: boolean
  words: Words
  languages: Written['languages']
  problem: Problem | null
  readOnly: boolean
  onChange: (words: Words) => void
}

/** One text in every language of the template, each in a field that grows with it. */
export function TextsField(props: Props) {
  const { name, label, description, optional = false, words, languages, problem, readOnly } = props
  const isOne = languages.length === 1
  return languages.map((locale, index) => (
    <div key={locale} lang={locale} className={styles.line}>
      <TextArea
        rows={1}
        name={`${name}.${locale}`}
        label={isOne ? label : `${label} (${LANGUAGE_NAMES[locale]})`}
        description={index === 0 ? description : undefined}
        optional={optional || locale !== 'nl'}
        isReadOnly={readOnly}
        value={words[locale]}
        // The server keeps these on one line.
        onChange={(text) => props.onChange({ ...words, [locale]: text.replaceAll(/\s*\n/g, ' ') })}
        error={issueFor(problem, `${name}.${locale}`)}
      />
    </div>
  ))
}
