import type { FormEvent, ReactNode } from 'react'
import styles from './form.module.css'

type Props = {
  onSubmit: () => void
  children: ReactNode
  /** Names the form for screen readers when the page has more than one. */
  label?: string
}

/** A form that the app sends itself; fields stand under each other with room between. */
export function Form({ onSubmit, children, label }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form noValidate aria-label={label} className={styles.form} onSubmit={submit}>
      {children}
    </form>
  )
}

/** The buttons under a form, in one line where there is room. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
