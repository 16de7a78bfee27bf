import { Trans } from '@lingui/react/macro'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { UndoBar } from '@/components/undo-bar'
import { useDesk } from '@/lib/device'
import { useRemoval } from '@/lib/removal'
import { PointRow } from './point-row'
import { type ActionPoint, POINTS, remove } from './points'
import styles from './points.module.css'
import { useFollowSeal, useShown } from './sealed-points'

type Props = { points: ActionPoint[]; leadsBack?: boolean; isAtHome?: boolean }

/** Action points under each other, and the way back from removing one. */
export function PointList({ points, leadsBack = false, isAtHome = false }: Props) {
  const removal = useRemoval<ActionPoint>(remove, CHANGED)
  const desk = useDesk()
  const open = useShown(desk, points)
  const shown = open.filter(({ id }) => id !== removal.waiting?.id)
  useFollowSeal(desk, shown)
  return (
    <>
      {removal.problem && (
        <Notice tone="warning" live>
          <ProblemText problem={removal.problem} />
        </Notice>
      )}
      {shown.some((point) => point.sealed && !point.envelope) && (
        <p className="soft" role="status">
          <Trans>
            Wat je hier leest, is nog niet mee verzegeld. Dat gebeurt zodra je ontgrendeld bent en
            er verbinding is.
          </Trans>
        </p>
      )}
      {shown.length > 0 && (
        <ul className={styles.rows}>
          {shown.map((point) => (
            <PointRow
              key={point.id}
              point={point}
              onRemove={removal.ask}
              leadsBack={leadsBack}
              isAtHome={isAtHome}
            />
          ))}
        </ul>
      )}
      <UndoBar onUndo={removal.undo}>
        {removal.waiting && <Trans>Je actiepunt is verwijderd</Trans>}
      </UndoBar>
    </>
  )
}

const CHANGED = [POINTS]
