import { Trans } from '@lingui/react/macro'
import { BookOpen, FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Bundle } from '@/lib/bundle'
import { useFormat } from '@/lib/format'
import { Button } from './button'
import { Notice } from './notice'
import { ProblemText } from './problem-text'
import styles from './take-along.module.css'

type Props = {
  bundle: Bundle
  /** The heading, at the level that belongs there, and what stands in the bundle. */
  title: ReactNode
  lead: ReactNode
  /** What can be chosen first. */
  children?: ReactNode
}

const ICON = { size: 18, strokeWidth: 1.6, 'aria-hidden': true } as const

/** Have something made into a file, on paper or for an e-reader. */
export function TakeAlong({ bundle, title, lead, children }: Props) {
  const busy = bundle.making !== undefined
  return (
    <section className={`${styles.block} no-print`} aria-labelledby="take-along">
      <div id="take-along">{title}</div>
      <p className={styles.lead}>{lead}</p>
      {children}
      <div className={styles.actions}>
        <Button busy={busy} onClick={() => bundle.ask('pdf')}>
          <FileText {...ICON} />
          <Trans>PDF, om te printen</Trans>
        </Button>
        <Button busy={busy} onClick={() => bundle.ask('epub')}>
          <BookOpen {...ICON} />
          <Trans>EPUB, voor e-reader of telefoon</Trans>
        </Button>
      </div>
      <Progress bundle={bundle} />
    </section>
  )
}

/** Always in place, so that screen readers hear what changes in it. */
function Progress({ bundle }: { bundle: Bundle }) {
  const format = useFormat()
  const { making, size, problem } = bundle
  return (
    <div role="status" className={styles.progress}>
      {making ? (
        <p className={styles.making}>
          <span className={styles.thread} aria-hidden="true" />
          <Trans>We maken je bundel. Dat duurt een ogenblik.</Trans>
        </p>
      ) : problem ? (
        <Notice tone="warning">
          <ProblemText problem={problem} />
        </Notice>
      ) : (
        size !== undefined && (
          <p>
            <Trans>Je bundel is klaar ({format.size(size)}). Kijk bij je downloads.</Trans>
          </p>
        )
      )}
    </div>
  )
}
