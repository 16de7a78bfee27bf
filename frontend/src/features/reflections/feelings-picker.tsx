import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import styles from './editor.module.css'
import { FEELINGS } from './feelings'

type Props = { legend: ReactNode; chosen: string[]; onChange: (chosen: string[]) => void }

/** Words for how it felt; press what fits, as many as you like. */
export function FeelingsPicker({ legend, chosen, onChange }: Props) {
  const { t } = useLingui()
  const toggle = (key: string) =>
    onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  return (
    <fieldset className={styles.feelings}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.chips}>
        {Object.entries(FEELINGS).map(([key, label]) => (
          <button
            key={key}
            type="button"
            className={styles.chip}
            aria-pressed={chosen.includes(key)}
            onClick={() => toggle(key)}
          >
            {t(label)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
