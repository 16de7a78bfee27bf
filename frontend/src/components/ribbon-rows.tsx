import type { ReactNode } from 'react'
import type { Ribbon } from './ribbon'
import styles from './ribbon-rows.module.css'

type RowsProps = {
  /** `ol` when the order says something. */
  as?: 'ul' | 'ol'
  children: ReactNode
}

/** Work in short rows, close under each other, so that their ribbons make one thread. */
export function RibbonRows({ as: List = 'ul', children }: RowsProps) {
  return <List className={styles.rows}>{children}</List>
}

type RowProps = { ribbon: Ribbon | undefined; className?: string | undefined; children: ReactNode }

export function RibbonRow({ ribbon, className = '', children }: RowProps) {
  return (
    <li className={`${styles.row} ${className}`} data-ribbon={ribbon}>
      {children}
    </li>
  )
}
