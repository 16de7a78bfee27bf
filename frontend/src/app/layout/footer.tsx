import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useLocale } from '@/lib/i18n'
import { AppearanceSwitch } from './appearance-switch'
import styles from './footer.module.css'

export function Footer() {
  const lang = useLocale()
  return (
    <footer className={`${styles.footer} no-print`}>
      <div className={`page ${styles.bar}`}>
        <p className={styles.line}>
          <Trans>Klankbord. Leren van je eigen praktijk.</Trans>
        </p>
        <Link to="/$lang/privacy" params={{ lang }} className={styles.link}>
          <Trans>Privacy</Trans>
        </Link>
        <AppearanceSwitch />
      </div>
    </footer>
  )
}
