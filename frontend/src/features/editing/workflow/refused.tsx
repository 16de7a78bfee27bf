import type { ReactNode } from 'react'
import { ProblemText } from '@/components/problem-text'
import type { Problem } from '@/lib/api'
import styles from './workflow.module.css'

/** Something to do, and under it why that did not work. */
export function Refused({ problem, children }: { problem: Problem | null; children: ReactNode }) {
  if (!problem && !children) return null
  return (
    <div className={styles.facts}>
      {children && <div>{children}</div>}
      {problem && (
        <p role="alert" className="refusal">
          {problem.issues[0]?.detail ?? <ProblemText problem={problem} />}
        </p>
      )}
    </div>
  )
}
