import type { ReactNode } from 'react'
import { PageTitle } from '@/components/page-title'
import styles from './entrance.module.css'

type Props = { title: ReactNode; lead?: ReactNode; children: ReactNode }

/** The quiet frame of a page with one form. */
export function Entrance({ title, lead, children }: Props) {
  return (
    <div className={`page page-narrow ${styles.entrance}`}>
      <PageTitle lead={lead}>{title}</PageTitle>
      {children}
    </div>
  )
}

/** The ways out under a form. */
export function Ways({ children }: { children: ReactNode }) {
  return <div className={styles.ways}>{children}</div>
}
