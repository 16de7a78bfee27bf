import { Trans } from '@lingui/react/macro'
import { Outlet } from '@tanstack/react-router'
import { Footer } from './footer'
import { Header } from './header'
import styles from './layout.module.css'
import { Palette } from './palette'
import { TabBar } from './tab-bar'
import { useFocusOnNavigation } from './use-focus-on-navigation'

/** The frame around every screen. */
export function Layout() {
  useFocusOnNavigation()
  return (
    <div className={styles.layout}>
      <a href="#main" className={styles.skip}>
        <Trans>Naar de inhoud</Trans>
      </a>
      <Header />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
      <Footer />
      <TabBar />
      <Palette />
    </div>
  )
}
