import { type ReactNode, useId } from 'react'
import { Dictate } from './dictate'
import styles from './editor.module.css'
import { withSpoken } from './use-dictation'

type Props = {
  label: ReactNode
  help?: ReactNode
  value: string
  onChange: (text: string) => void
  /** Read only while another tab writes. */
  readOnly?: boolean
  /** Take the cursor when the field appears. */
  ready?: boolean
  /** The label is only for who cannot see the field. */
  quiet?: boolean
  size?: 'large' | 'small'
  placeholder?: string
}

/** Paper to write on; grows with the text. */
export function AnswerField({
  label,
  help,
  value,
  onChange,
  readOnly = false,
  ready = false,
  quiet = false,
  size = 'large',
  placeholder,
}: Props) {
  const id = useId()
  return (
    <div className={styles.answer}>
      <label htmlFor={id} className={quiet ? 'visually-hidden' : styles.question}>
        {label}
      </label>
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      <textarea
        dir="auto"
        id={id}
        className={styles.paper}
        data-size={size}
        data-focus-first={ready || undefined}
        // biome-ignore lint/a11y/noAutofocus: the page is opened to write in this field
        autoFocus={ready}
        aria-describedby={help ? `${id}-help` : undefined}
        // Browsers write the text of other fields to disk, to restore them after a restart.
        autoComplete="off"
        value={value}
        readOnly={readOnly}
        placeholder={placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
      {!readOnly && <Dictate onText={(said) => onChange(withSpoken(value, said))} />}
    </div>
  )
}
