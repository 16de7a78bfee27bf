import { Trans } from '@lingui/react/macro'
import { BraidRing } from '@/components/braid/braid'
import styles from './home-page.module.css'

/** The loop that holds Klankbord together, as a closed braid with four knots. */
export function Loop() {
  return (
    <section className={`page ${styles.loop}`} aria-labelledby="home-loop">
      <BraidRing stations={4} className={styles.ring} />
      <div>
        <h2 id="home-loop" className={styles.heading}>
          <Trans>Zo leer je van je eigen werk</Trans>
        </h2>
        <ol className={styles.steps}>
          <li>
            <h3>
              <Trans>Lees</Trans>
            </h3>
            <p>
              <Trans>Een artikel van vijf minuten, met een voorbeeld uit de praktijk.</Trans>
            </p>
          </li>
          <li>
            <h3>
              <Trans>Kijk terug</Trans>
            </h3>
            <p>
              <Trans>Een vraag uit het artikel opent een blad. Je schrijft voor jezelf.</Trans>
            </p>
          </li>
          <li>
            <h3>
              <Trans>Leg het voor</Trans>
            </h3>
            <p>
              <Trans>Wat blijft hangen, wordt een vraag voor je collega’s.</Trans>
            </p>
          </li>
          <li>
            <h3>
              <Trans>Neem het mee</Trans>
            </h3>
            <p>
              <Trans>
                Je volgende gesprek begint met wat je leerde. En dan kijk je weer terug.
              </Trans>
            </p>
          </li>
        </ol>
      </div>
    </section>
  )
}
