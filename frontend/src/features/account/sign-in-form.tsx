import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { allauth, isProblem } from '@/lib/api'
import { EmailField } from './fields'
import { hasPasskeys, provePasskey } from './passkey'
import { Trouble } from './trouble'
import { useAction } from './use-action'

type Props = {
  /** Whose session it was; then only the password is asked. */
  knownEmail?: string
  onSignedIn: () => Promise<void>
  onSecondFactor: () => void
  /** The address was never confirmed; a new mail is on its way. */
  onUnverified: (email: string, password: string) => void
}

/** E-mail address and password, or a passkey. */
export function SignInForm({ knownEmail, onSignedIn, onSecondFactor, onUnverified }: Props) {
  const [email, setEmail] = useState(knownEmail ?? '')
  const [password, setPassword] = useState('')
  const withPassword = useAction(async () => {
    try {
      await allauth('POST', '/auth/login', { email, password })
    } catch (error) {
      if (isProblem(error, 401) && error.pending?.id === 'mfa_authenticate') return onSecondFactor()
      if (isProblem(error, 401) && error.pending?.id === 'verify_email') {
        return onUnverified(email, password)
      }
      // 409: a session is there already, of this browser's other tab perhaps.
      if (!isProblem(error, 409)) throw error
    }
    await onSignedIn()
  })
  const withPasskey = useAction(async () => {
    await provePasskey('/auth/webauthn/login')
    await onSignedIn()
  })

  return (
    <Form onSubmit={() => void withPassword.run()}>
      <Trouble
        problem={withPassword.problem ?? withPasskey.problem}
        fields={['email', 'password']}
      />
      <EmailField
        value={email}
        onChange={setEmail}
        problem={withPassword.problem}
        isReadOnly={knownEmail !== undefined}
      />
      <TextField
        label={<Trans>Wachtwoord</Trans>}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={issueFor(withPassword.problem, 'password')}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={withPassword.busy}>
          <Trans>Meld je aan</Trans>
        </Button>
        {hasPasskeys() && (
          <Button busy={withPasskey.busy} onClick={() => void withPasskey.run()}>
            <Trans>Met een passkey</Trans>
          </Button>
        )}
      </FormActions>
    </Form>
  )
}
