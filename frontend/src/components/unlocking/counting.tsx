import { Trans, useLingui } from '@lingui/react/macro'
import styles from './unlocking.module.css'

/** How far the device is with a passphrase; nothing while it does not count. */
export function Counting({ share }: { share: number | null }) {
  const { t } = useLingui()
  if (share === null) return null
  return (
    <div className={styles.counting} role="status">
      <p className="soft">
        <Trans>Je toestel rekent. Dat duurt een paar tellen.</Trans>
      </p>
      <progress value={share} max={1} aria-label={t`Voortgang`} />
    </div>
  )
}
