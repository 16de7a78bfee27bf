import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { issueFor, TextField } from '@/components/form'
import type { Problem } from '@/lib/api'

type Props = { value: string; onChange: (value: string) => void; problem: Problem | null }

/** The address by which somebody signs in. */
export function EmailField({
  isReadOnly = false,
  problem,
  ...rest
}: Props & { isReadOnly?: boolean }) {
  return (
    <TextField
      {...rest}
      label={<Trans>E-mailadres</Trans>}
      name="email"
      type="email"
      autoComplete="username"
      isReadOnly={isReadOnly}
      error={issueFor(problem, 'email')}
    />
  )
}

type NewPasswordProps = Props & { label: ReactNode; name?: string }

/** A password that somebody chooses, and what makes a good one. */
export function NewPasswordField({ name = 'password', problem, ...rest }: NewPasswordProps) {
  return (
    <TextField
      {...rest}
      description={<Trans>Minstens 10 tekens. Een zin die je onthoudt, is prima.</Trans>}
      name={name}
      type="password"
      autoComplete="new-password"
      error={issueFor(problem, name)}
    />
  )
}
