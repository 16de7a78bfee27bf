import { Trans, useLingui } from '@lingui/react/macro'
import { changes } from '../data/compare'
import { useSaying } from '../data/use-saying'
import type { Entries, Strand } from '../data/weaves'
import styles from './compare.module.css'

type Props = { strands: Strand[]; before: Entries; after: Entries }

/** What changed between two moments, strand by strand. */
export function Changed({ strands, before, after }: Props) {
  const { t } = useLingui()
  const say = useSaying('own')
  const found = changes(
    strands.map(({ key }) => key),
    before,
    after,
  )
  return (
    <section className={styles.side} aria-labelledby="compare-changed">
      <h2 id="compare-changed" className="part-title">
        <Trans>Wat er veranderde</Trans>
      </h2>
      {found.length === 0 ? (
        <p>
          <Trans>Niets. Ook dat mag.</Trans>
        </p>
      ) : (
        <ul className={styles.changed}>
          {found.map((change) => (
            <li key={change.strand}>
              <p className="strong">{strands.find(({ key }) => key === change.strand)?.name}</p>
              <p>{t`Eerst ${say(change.before)}, daarna ${say(change.after)}.`}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
