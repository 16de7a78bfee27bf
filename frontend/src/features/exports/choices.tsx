import type { ReactNode } from 'react'
import styles from './exports.module.css'

type Option<Key extends string> = { key: Key; label: ReactNode; help?: ReactNode }

type Props<Key extends string> = {
  name: string
  legend: ReactNode
  options: readonly Option<Key>[]
  value: Key
  onChange: (key: Key) => void
}

/** One of a few, each with a word about it. */
export function Choices<Key extends string>(props: Props<Key>) {
  const { name, legend, options, value, onChange } = props
  return (
    <fieldset className={styles.choices}>
      <legend className="part-title">{legend}</legend>
      {options.map(({ key, label, help }) => (
        <label key={key} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={value === key}
            aria-describedby={help ? `${name}-${key}` : undefined}
            onChange={() => onChange(key)}
          />
          <span className={styles.label}>{label}</span>
          {help && (
            <span id={`${name}-${key}`} className={styles.help}>
              {help}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  )
}
