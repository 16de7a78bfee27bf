import type { ReactNode } from 'react'
import styles from './privacy-page.module.css'

/** One matter of the page. */
export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
