import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLocale } from '@/lib/i18n'
import { type ThemeKey, themesQuery } from '@/lib/knowledge'
import styles from './search-page.module.css'

/** Look in one theme only. Without the themes the search itself still works. */
export function ThemeFilter({ q, theme }: { q: string; theme: ThemeKey | undefined }) {
  const { t } = useLingui()
  const lang = useLocale()
  const { data: themes = [] } = useQuery(themesQuery(lang))
  return (
    <nav aria-label={t`Zoek in`} className={styles.filter}>
      <Link
        to="/$lang/search"
        params={{ lang }}
        search={{ q }}
        activeOptions={{ exact: true }}
        aria-current={theme === undefined ? 'true' : undefined}
        className={styles.choice}
      >
        <Trans>Alle thema’s</Trans>
      </Link>
      {themes.map(({ key, title, ribbon }) => (
        <Link
          key={key}
          to="/$lang/search"
          params={{ lang }}
          search={{ q, theme: key }}
          data-ribbon={ribbon}
          aria-current={theme === key ? 'true' : undefined}
          className={styles.choice}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
