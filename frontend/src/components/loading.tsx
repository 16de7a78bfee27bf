import { Trans } from '@lingui/react/macro'
import styles from './loading.module.css'

/** A quiet sign that something is coming. Appears only after a moment, so that fast pages never flash. */
export function Loading() {
  return (
    <div className={styles.loading} role="status">
      <span className={styles.thread} aria-hidden="true" />
      <span>
        <Trans>Even geduld</Trans>
      </span>
    </div>
  )
}
