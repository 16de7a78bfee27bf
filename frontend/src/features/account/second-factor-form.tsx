import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { allauth } from '@/lib/api'
import { hasPasskeys, provePasskey } from './passkey'
import { Trouble } from './trouble'
import { useAction } from './use-action'

type Props = {
  /** The means this person has: `totp`, `recovery_codes`, `webauthn`. */
  types: string[]
  /** `authenticate` while signing in, `reauthenticate` when signed in already. */
  step: 'authenticate' | 'reauthenticate'
  onDone: () => Promise<void> | void
}

/** The second proof: a code from the app, a recovery code, or a passkey. */
export function SecondFactorForm({ types, step, onDone }: Props) {
  const [code, setCode] = useState('')
  const withCode = useAction(async () => {
    await allauth('POST', `/auth/2fa/${step}`, { code: code.replace(/\s/g, '') })
    await onDone()
  })
  const withPasskey = useAction(async () => {
    await provePasskey(`/auth/webauthn/${step}`)
    await onDone()
  })
  const asksCode = types.includes('totp') || types.includes('recovery_codes')

  return (
    <Form onSubmit={() => void (asksCode ? withCode : withPasskey).run()}>
      <Trouble problem={withCode.problem ?? withPasskey.problem} fields={['code']} />
      {asksCode && (
        <TextField
          label={<Trans>Code</Trans>}
          description={<Trans>Uit de app op je telefoon, of een van je herstelcodes.</Trans>}
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
          value={code}
          onChange={setCode}
          error={issueFor(withCode.problem, 'code')}
        />
      )}
      <FormActions>
        {asksCode && (
          <Button type="submit" variant="primary" busy={withCode.busy}>
            <Trans>Ga verder</Trans>
          </Button>
        )}
        {types.includes('webauthn') && hasPasskeys() && (
          <Button busy={withPasskey.busy} onClick={() => void withPasskey.run()}>
            <Trans>Met een passkey</Trans>
          </Button>
        )}
      </FormActions>
    </Form>
  )
}
