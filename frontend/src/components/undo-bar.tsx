import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from './button'
import styles from './undo-bar.module.css'

type Props = {
  /** What was removed, as a sentence; nothing when nothing was. */
  children: ReactNode
  onUndo: () => void
  /** Somebody is at the bar, and gets more time. */
  onStay?: () => void
}

/** The way back from a removal. Always in place, so that screen readers hear it appear. */
export function UndoBar({ children, onUndo, onStay }: Props) {
  return (
    <div className={styles.place} role="status">
      {children && (
        // biome-ignore lint/a11y/noStaticElementInteractions: who is here gets more time, nothing else
        <div className={styles.bar} onPointerEnter={onStay} onFocus={onStay}>
          <p>{children}</p>
          <Button variant="quiet" onClick={onUndo}>
            <Trans>Zet terug</Trans>
          </Button>
        </div>
      )}
    </div>
  )
}
