import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'

type Props = {
  tone?: 'info' | 'success' | 'warning'
  title?: ReactNode
  children: ReactNode
  /** `status` lets screen readers hear it when it appears after something the person did. */
  live?: boolean
}

const ICONS = { info: Info, success: CircleCheck, warning: CircleAlert }

/** A message beside the work: what happened and what you can do. */
export function Notice({ tone = 'info', title, children, live = false }: Props) {
  const Icon = ICONS[tone]
  return (
    <div className={styles.notice} data-tone={tone} {...(live && { role: 'status' })}>
      <Icon className={styles.icon} aria-hidden="true" size={20} strokeWidth={1.75} />
      <div className={styles.body}>
        {title && <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
