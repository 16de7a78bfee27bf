import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type Props = {
  title: ReactNode
  /** What this place is for. */
  children: ReactNode
  /** The first step: one link or button. */
  action?: ReactNode
}

/** What an empty screen says: what the place is for, and the first step. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.text}>{children}</div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
