import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { useLocale } from '@/lib/i18n'
import styles from './tab-bar.module.css'
import { usePlaces } from './use-places'

/** On a phone the ways through the app lie under the thumb. */
export function TabBar() {
  const { t } = useLingui()
  const lang = useLocale()
  const places = usePlaces().filter((place) => !place.wide)
  return (
    <nav
      aria-label={t`Hoofdmenu`}
      className={`${styles.tabs} no-print`}
      style={{ '--tabs': places.length } as CSSProperties}
    >
      {places.map(({ to, label, icon: Icon, exact = false }) => (
        <Link
          key={to}
          to={to}
          params={{ lang }}
          className={styles.tab}
          activeOptions={{ exact }}
          activeProps={{ 'aria-current': 'page' }}
        >
          <Icon size={22} strokeWidth={1.6} aria-hidden="true" />
          <span className={styles.label}>{t(label)}</span>
        </Link>
      ))}
    </nav>
  )
}
