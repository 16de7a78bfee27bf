import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Feeling } from '@/lib/device'
import styles from './editor.module.css'
import { FEELING_LIST } from './feelings'

type Props = { legend: ReactNode; chosen: Feeling[]; onChange: (chosen: Feeling[]) => void }

/** Words for how it felt; press what fits, as many as you like. */
export function FeelingsPicker({ legend, chosen, onChange }: Props) {
  const { t } = useLingui()
  const toggle = (key: Feeling) =>
    onChange(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  return (
    <fieldset className={styles.feelings}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.chips}>
        {FEELING_LIST.map(([key, label]) => (
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
