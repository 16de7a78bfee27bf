import { Trans, useLingui } from '@lingui/react/macro'
import type { ThemeKey } from '@/lib/device'
import styles from './timeline.module.css'
import { useThemes } from './use-themes'

type Props = { theme: ThemeKey | undefined; onChange: (theme: ThemeKey | undefined) => void }

/** Show one theme, or all of them. */
export function ThemeFilter({ theme, onChange }: Props) {
  const { t } = useLingui()
  const themes = useThemes()
  if (themes.list.length === 0) return null
  return (
    <fieldset className={styles.filter}>
      <legend className="visually-hidden">{t`Toon per thema`}</legend>
      <button
        type="button"
        className={styles.choice}
        aria-pressed={theme === undefined}
        onClick={() => onChange(undefined)}
      >
        <Trans>Alles</Trans>
      </button>
      {themes.list.map(({ key, title, ribbon }) => (
        <button
          key={key}
          type="button"
          className={styles.choice}
          data-ribbon={ribbon}
          aria-pressed={theme === key}
          onClick={() => onChange(theme === key ? undefined : key)}
        >
          <span className={styles.spool} aria-hidden="true" />
          {title}
        </button>
      ))}
    </fieldset>
  )
}
