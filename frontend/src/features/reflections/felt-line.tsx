import { Trans, useLingui } from '@lingui/react/macro'
import type { Felt } from '@/lib/device'
import { FEELINGS } from './feelings'
import styles from './felt-line.module.css'

/** How it felt before and after, in words. Nothing when nothing was chosen. */
export function FeltLine({ before, after }: { before: Felt[]; after: Felt[] }) {
  const { t } = useLingui()
  const wordOf = ({ feeling, intensity }: Felt) => {
    const word = t(FEELINGS[feeling])
    return intensity === undefined ? word : t`${word} (${intensity} van 5)`
  }
  const words = (felt: Felt[]) => felt.map(wordOf).join(', ')
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
