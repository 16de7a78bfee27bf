import { Trans } from '@lingui/react/macro'
import styles from './felt-line.module.css'

/** The tags of an entry. Nothing when there are none. */
export function TagLine({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <p className={styles.felt}>
      <span>
        <Trans>
          Trefwoorden: <bdi>{tags.join(', ')}</bdi>
        </Trans>
      </span>
    </p>
  )
}
