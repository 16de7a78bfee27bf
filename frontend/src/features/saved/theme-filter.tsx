import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale } from '@/lib/i18n'
import { themesQuery } from '@/lib/knowledge'
import styles from './saved-page.module.css'

/** Show one theme, or all of them. */
export function ThemeFilter({ theme }: { theme: string | undefined }) {
  const { t } = useLingui()
  const lang = useLocale()
  const { data: themes = [] } = useQuery(themesQuery(lang))
  if (themes.length === 0) return null
  return (
    <nav aria-label={t`Toon per thema`} className={styles.filter}>
      <Link
        to="/$lang/saved"
        params={{ lang }}
        activeOptions={{ exact: true }}
        aria-current={theme === undefined ? 'true' : undefined}
        className={`choice ${styles.choice}`}
      >
        <Trans>Alle thema’s</Trans>
      </Link>
      {themes.map(({ key, title, ribbon }) => (
        <Link
          key={key}
          to="/$lang/saved"
          params={{ lang }}
          search={{ theme: key }}
          data-ribbon={ribbon}
          aria-current={theme === key ? 'true' : undefined}
          className={`choice ${styles.choice}`}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
