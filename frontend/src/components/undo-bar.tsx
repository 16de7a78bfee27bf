import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from './button'
import styles from './undo-bar.module.css'

type Props = {
  /** What was removed, as a sentence; nothing when nothing was. */
  children: ReactNode
  onUndo: () => void
}

/** The way back from a removal. Always in place, so that screen readers hear it appear. */
export function UndoBar({ children, onUndo }: Props) {
  return (
    <div className={styles.place} role="status">
      {children && (
        <div className={styles.bar}>
          <p>{children}</p>
          <Button variant="quiet" onClick={onUndo}>
            <Trans>Zet terug</Trans>
          </Button>
        </div>
      )}
    </div>
  )
}
