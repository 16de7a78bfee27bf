import { Trans } from '@lingui/react/macro'
import { useId } from 'react'
import styles from './document-editor.module.css'
import type { DocumentEditorProps } from './types'

type Props = DocumentEditorProps & { label: string }

/** The same text as plain Markdown. Tab goes on to what comes after it. */
export function SourceEditor({ value, language, onChange, readOnly = false, label }: Props) {
  const help = useId()
  return (
    <div className={styles.source}>
      <textarea
        aria-label={label}
        aria-describedby={help}
        className={styles.area}
        lang={language}
        readOnly={readOnly}
        rows={Math.min(60, Math.max(16, value.split('\n').length + 1))}
        spellCheck
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p id={help} className="soft">
        <Trans>
          Koppen beginnen bij ##. Een kader staat tussen “::: callout Titel” en “:::”. Zo ook
          “example” en “prompt”.
        </Trans>
      </p>
    </div>
  )
}
