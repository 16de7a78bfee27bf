import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Feeling, Felt } from '@/lib/device'
import styles from './editor.module.css'
import { FEELING_LIST, FEELINGS, INTENSITIES } from './feelings'

type Props = { legend: ReactNode; chosen: Felt[]; onChange: (chosen: Felt[]) => void }

/** Words for how it felt; press what fits, as many as you like, and say how strong if you want. */
export function FeelingsPicker({ legend, chosen, onChange }: Props) {
  const { t } = useLingui()
  const isChosen = (key: Feeling) => chosen.some(({ feeling }) => feeling === key)
  const toggle = (key: Feeling) =>
    onChange(
      isChosen(key)
        ? chosen.filter(({ feeling }) => feeling !== key)
        : [...chosen, { feeling: key }],
    )
  const replace = (felt: Felt) =>
    onChange(chosen.map((one) => (one.feeling === felt.feeling ? felt : one)))
  return (
    <fieldset className={styles.feelings}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.chips}>
        {FEELING_LIST.map(([key, label]) => (
          <button
            key={key}
            type="button"
            className={styles.chip}
            aria-pressed={isChosen(key)}
            onClick={() => toggle(key)}
          >
            {t(label)}
          </button>
        ))}
      </div>
      {chosen.map((felt) => (
        <Intensity key={felt.feeling} felt={felt} onChange={replace} />
      ))}
    </fieldset>
  )
}

/** How strong one feeling was. Pressing the same number again takes it away. */
function Intensity({ felt, onChange }: { felt: Felt; onChange: (felt: Felt) => void }) {
  const { t } = useLingui()
  const { feeling, intensity } = felt
  const word = t(FEELINGS[feeling])
  return (
    <fieldset className={styles.intensity}>
      <legend className={styles.strength}>
        <Trans>Hoe {word}?</Trans>
      </legend>
      <span aria-hidden="true">
        <Trans>een beetje</Trans>
      </span>
      {INTENSITIES.map((number) => (
        <button
          key={number}
          type="button"
          className={styles.number}
          aria-pressed={intensity === number}
          aria-label={t`${number} van 5`}
          onClick={() =>
            onChange(intensity === number ? { feeling } : { feeling, intensity: number })
          }
        >
          {number}
        </button>
      ))}
      <span aria-hidden="true">
        <Trans>heel erg</Trans>
      </span>
    </fieldset>
  )
}
