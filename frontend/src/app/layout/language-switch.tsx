import { useLingui } from '@lingui/react/macro'
import { Link, useLocation } from '@tanstack/react-router'
import { useAlternates } from '@/lib/head'
import { LANGUAGE_NAMES, LOCALES, useLocale } from '@/lib/i18n'
import styles from './language-switch.module.css'

/** Leads to the same page in another language: to its translation, or else to itself. */
export function LanguageSwitch() {
  const { t } = useLingui()
  const present = useLocale()
  const alternates = useAlternates()
  const { pathname, searchStr } = useLocation()
  const rest = pathname.split('/').slice(2).join('/')
  return (
    <nav aria-label={t`Taal`} className={styles.languages}>
      {LOCALES.map((locale) => (
        <Link
          key={locale}
          to={`${alternates[locale] ?? `/${locale}/${rest}`}${searchStr}`}
          lang={locale}
          hrefLang={locale}
          preload={false}
          aria-current={locale === present ? 'true' : undefined}
          className={styles.language}
        >
          {locale.toUpperCase()} <span className="visually-hidden">{LANGUAGE_NAMES[locale]}</span>
        </Link>
      ))}
    </nav>
  )
}
