import type { ReactNode } from 'react'
import styles from './page-title.module.css'

type Props = {
  children: ReactNode
  /** A word or two above the title: where this page belongs. */
  eyebrow?: ReactNode
  /** One sentence under the title. */
  lead?: ReactNode
}

/** The one h1 of a page. It receives focus after moving to another page. */
export function PageTitle({ children, eyebrow, lead }: Props) {
  return (
    <header className={styles.header}>
      {eyebrow && <p className={styles.eyebrow}>{eyebrow}</p>}
      <h1 id="page-title" tabIndex={-1} className={styles.title}>
        {children}
      </h1>
      {lead && <p className={styles.lead}>{lead}</p>}
    </header>
  )
}
