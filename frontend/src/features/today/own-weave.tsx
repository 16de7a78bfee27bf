import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useLocale } from '@/lib/i18n'
import styles from './today.module.css'

/** The way to one's own weave: rarely in a hurry, so it stands beside the day. */
export function OwnWeave() {
  const lang = useLocale()
  return (
    <section className={styles.read} aria-labelledby="own-weave">
      <h2 id="own-weave" className="part-title">
        <Trans>Wat breng jij mee?</Trans>
      </h2>
      <p>
        <Trans>Twaalf linten die iedereen heeft. Kijk eens welke bij jou wegen.</Trans>
      </p>
      <p>
        <Link to="/$lang/weave" params={{ lang }}>
          <Trans>Jouw vlechtwerk</Trans>
        </Link>
      </p>
    </section>
  )
}
