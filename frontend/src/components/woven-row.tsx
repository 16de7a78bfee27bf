import type { ReactNode } from 'react'
import type { Ribbon } from './ribbon'
import { WovenEdge } from './woven-edge'
import styles from './woven-row.module.css'

type Props = {
  ribbon: Ribbon | undefined
  /** The whole row leads to where the link in its heading does. */
  leads?: boolean
  /** For what stands beside the edge. */
  className?: string | undefined
  children: ReactNode
}

/** One article of a list: a row between hairlines, with the woven ribbon of its theme. */
export function WovenRow({ ribbon, leads = false, className = '', children }: Props) {
  return (
    <li className={styles.row} data-ribbon={ribbon} data-leads={leads || undefined}>
      <WovenEdge ribbon={ribbon} className={styles.edge} />
      <div className={`${styles.body} ${className}`}>{children}</div>
    </li>
  )
}
