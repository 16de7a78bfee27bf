import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@/components/button'
import styles from './sealing.module.css'

/** The twelve words with their numbers, on screen and on paper. */
export function CodeWords({ words }: { words: string[] }) {
  const { t } = useLingui()
  return (
    <>
      <ol className={styles.words} aria-label={t`Herstelcode`}>
        {words.map((word, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none moves
          <li key={place} translate="no">
            {word}
          </li>
        ))}
      </ol>
      <div className="no-print">
        <Button onClick={() => window.print()}>
          <Trans>Druk af</Trans>
        </Button>
      </div>
    </>
  )
}
