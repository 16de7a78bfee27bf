import { useLingui } from '@lingui/react/macro'
import { Monitor, Moon, Sun } from 'lucide-react'
import { useAppearance } from '@/lib/theme'
import styles from './appearance-switch.module.css'

/** Light, dark, or as the device has it. */
export function AppearanceSwitch() {
  const { t } = useLingui()
  const [chosen, choose] = useAppearance()
  const choices = [
    { key: 'system', label: t`Zoals je toestel`, icon: Monitor },
    { key: 'light', label: t`Licht`, icon: Sun },
    { key: 'dark', label: t`Donker`, icon: Moon },
  ] as const
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{t`Weergave`}</legend>
      {choices.map(({ key, label, icon: Icon }) => (
        <label key={key} className={styles.choice} title={label}>
          <input
            type="radio"
            name="appearance"
            className={styles.input}
            checked={chosen === key}
            onChange={() => choose(key)}
            aria-label={label}
          />
          <Icon size={18} strokeWidth={1.6} aria-hidden="true" />
        </label>
      ))}
    </fieldset>
  )
}
