import { Trans, useLingui } from '@lingui/react/macro'
import { CHOICES, IMPORTANT, type Look } from '../data/standings'
import type { Kind } from '../data/weaves'
import { Bead, inkOf, Ribbon } from './braid-drawing'
import drawing from './braid-drawing.module.css'
import styles from './legend.module.css'

/** What the looks of the strands say. The list says it in words, so this is for eyes alone. */
export function Legend({ kind, touches = false }: { kind: Kind; touches?: boolean }) {
  const { t } = useLingui()
  return (
    <ul className={styles.legend} aria-hidden="true">
      {CHOICES[kind].map(({ key, look, label }) => (
        <li key={key}>
          <Sample look={look} />
          {t(label)}
        </li>
      ))}
      <li>
        <Sample look="solid" bead="plain" />
        {t(IMPORTANT[kind])}
      </li>
      {touches && (
        <li>
          <Sample look="solid" bead="ringed" />
          <Trans>weegt voor jullie allebei</Trans>
        </li>
      )}
    </ul>
  )
}

function Sample({ look, bead }: { look: Look; bead?: 'plain' | 'ringed' }) {
  return (
    <svg viewBox="0 0 56 28" className={styles.sample} aria-hidden="true">
      <g className={drawing.sample} {...inkOf(3)} data-heavy={bead !== undefined}>
        <Ribbon d="M0 14L56 14" look={look} />
        {bead && <Bead x={28} y={14} ringed={bead === 'ringed'} />}
      </g>
    </svg>
  )
}
