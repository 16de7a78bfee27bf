import type { ReactNode } from 'react'
import styles from './card.module.css'
import type { Ribbon } from './ribbon'
import { WovenEdge } from './woven-edge'

type Props = {
  /** The theme's colour; without it the edge is plain thread. */
  ribbon?: Ribbon | undefined
  as?: 'article' | 'section' | 'div' | 'li'
  children: ReactNode
}

/** A piece of paper with a woven ribbon along its edge. */
export function Card({ ribbon, as: Element = 'article', children }: Props) {
  return (
    <Element className={styles.card} data-ribbon={ribbon}>
      <WovenEdge ribbon={ribbon} className={styles.edge} />
      <div className={styles.body}>{children}</div>
    </Element>
  )
}
