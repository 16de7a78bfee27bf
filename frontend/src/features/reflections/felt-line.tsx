import { Trans, useLingui } from '@lingui/react/macro'
import type { Feeling } from '@/lib/device'
import { FEELINGS } from './feelings'
import styles from './felt-line.module.css'

/** How it felt before and after, in words. Nothing when nothing was chosen. */
export function FeltLine({ before, after }: { before: Feeling[]; after: Feeling[] }) {
  const { t } = useLingui()
  const words = (keys: Feeling[]) => keys.map((key) => t(FEELINGS[key])).join(', ')
  if (before.length + after.length === 0) return null
  return (
    <p className={styles.felt}>
      {before.length > 0 && (
        <span>
          <Trans>Ervoor: {words(before)}</Trans>
        </span>
      )}
      {after.length > 0 && (
        <span>
          <Trans>Erna: {words(after)}</Trans>
        </span>
      )}
    </p>
  )
}
