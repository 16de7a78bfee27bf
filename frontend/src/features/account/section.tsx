import { type ReactNode, useId } from 'react'
import styles from './account.module.css'

type Props = {
  /** Where an address can lead to. */
  id?: string
  title: ReactNode
  lead?: ReactNode
  children: ReactNode
}

/** One matter on the account page. */
export function Section({ id: place, title, lead, children }: Props) {
  const id = useId()
  return (
    <section id={place} className={styles.section} aria-labelledby={id}>
      <div className={styles.about}>
        <h2 id={id} className="part-title">
          {title}
        </h2>
        {lead && <p className="soft">{lead}</p>}
      </div>
      <div className={styles.matter}>{children}</div>
    </section>
  )
}
