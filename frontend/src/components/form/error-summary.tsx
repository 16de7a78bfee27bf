import { Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import type { Problem } from '@/lib/api/problem'
import { ProblemText } from '../problem-text'
import styles from './field.module.css'
import { fieldId } from './text-field'

type Props = {
  problem: Problem | null | undefined
  /** The names of the fields on this form; issues about them become links to them. */
  fields?: string[]
}

/** What went wrong with a form, in one place, focused when it appears. Nothing when nothing did. */
export function ErrorSummary({ problem, fields = [] }: Props) {
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])

  if (!problem) return null
  return (
    <div ref={box} tabIndex={-1} role="alert" className={styles.summary}>
      <p className={styles['summary-title']}>
        <Trans>Dit is nog niet gelukt</Trans>
      </p>
      {problem.issues.length === 0 ? (
        <p>
          <ProblemText problem={problem} />
        </p>
      ) : (
        <ul>
          {problem.issues.map((issue) => (
            <li key={`${issue.name} ${issue.code} ${issue.detail}`}>
              {fields.includes(issue.name) ? (
                <a
                  href={`#${fieldId(issue.name)}`}
                  onClick={(event) => focusField(event, issue.name)}
                >
                  {issue.detail}
                </a>
              ) : (
                issue.detail
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function focusField(event: React.MouseEvent, name: string): void {
  event.preventDefault()
  const frame = document.getElementById(fieldId(name) ?? '')
  const control = frame?.matches('input, textarea, button')
    ? frame
    : frame?.querySelector<HTMLElement>('input, textarea, button')
  control?.focus()
}
