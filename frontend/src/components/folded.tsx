import { type ReactNode, useState } from 'react'

type Props = {
  summary: ReactNode
  /** Unfolded from the beginning. */
  isOpen?: boolean
  className?: string | undefined
  children: ReactNode
}

/** What is made, and asked of the server, only while it is unfolded. */
export function Folded({ summary, isOpen: atFirst = false, className, children }: Props) {
  const [isOpen, setOpen] = useState(atFirst)
  return (
    <details
      className={className}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  )
}
