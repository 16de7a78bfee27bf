import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { BrandMark } from '@/components/brand-mark'
import { useLocale } from '@/lib/i18n'
import styles from './header.module.css'
import { LanguageSwitch } from './language-switch'
import { openPalette } from './palette'
import { usePlaces } from './use-places'

const IS_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent)

export function Header() {
  const { t } = useLingui()
  const lang = useLocale()
  const places = usePlaces().filter((place) => !place.exact)
  return (
    <header className={`${styles.header} no-print`}>
      <div className={`page ${styles.bar}`}>
        <Link to="/$lang" params={{ lang }} className={styles.brand}>
          <BrandMark />
          Klankbord
        </Link>
        <nav aria-label={t`Hoofdmenu`} className={styles.places}>
          {places.map(({ to, label, wide }) => (
            <Link
              key={to}
              to={to}
              params={{ lang }}
              className={styles.place}
              data-wide={wide || undefined}
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(label)}
            </Link>
          ))}
        </nav>
        <button type="button" className={styles.palette} onClick={openPalette}>
          <span className="visually-hidden">{t`Snel zoeken`}</span>{' '}
          <kbd>{IS_APPLE ? '⌘ K' : 'Ctrl K'}</kbd>
        </button>
        <LanguageSwitch />
      </div>
    </header>
  )
}
