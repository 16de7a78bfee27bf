import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import type { Strand, Subject, Weave } from './data/weaves'
import { Legend } from './picture/legend'
import { WeavePicture } from './picture/weave-picture'
import { StrandDialog } from './strand/strand-dialog'
import styles from './weave.module.css'
import { type Finding, Findings } from './words/findings'
import { WeaveList } from './words/weave-list'

type Props = {
  subject: Subject
  strands: Strand[]
  weave: Weave
  /** Strands that weigh in this weave and in the one it belongs with. */
  touching?: string[]
  findings: Finding[]
  /** What the strands together are called. */
  label: string
  hint: string
  /** What there is to see before anything was put in. */
  empty: ReactNode
}

/** A weave to look at and to work on: the picture, what it shows, and the same in a list. */
export function Weaving(props: Props) {
  const { subject, strands, weave, touching = [], findings, label, hint, empty } = props
  const [open, setOpen] = useState<string | null>(null)
  const strand = strands.find(({ key }) => key === open)
  const shared = { kind: subject.kind, strands, entries: weave.strands, touching, onPick: setOpen }
  return (
    <>
      <div className={styles.columns}>
        <section className={styles.part} aria-labelledby="weave-picture">
          <h2 id="weave-picture" className="visually-hidden">
            <Trans>In beeld</Trans>
          </h2>
          <WeavePicture {...shared} label={label} hint={hint} />
          <Legend kind={subject.kind} touches={touching.length > 0} />
        </section>
        <section className={styles.part} aria-labelledby="weave-findings">
          <h2 id="weave-findings" className="part-title">
            <Trans>Wat je ziet</Trans>
          </h2>
          {findings.some((finding) => finding.strands.length > 0) ? (
            <Findings strands={strands} findings={findings} />
          ) : (
            <p>{empty}</p>
          )}
        </section>
      </div>
      <section className={styles.part} aria-labelledby="weave-words">
        <h2 id="weave-words" className="part-title">
          <Trans>In woorden</Trans>
        </h2>
        <WeaveList {...shared} />
      </section>
      {strand && (
        <StrandDialog
          key={strand.key}
          subject={subject}
          weave={weave}
          strand={strand}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
