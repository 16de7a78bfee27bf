import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { Notice } from '@/components/notice'
import { allauth, isProblem } from '@/lib/api'
import { askAgain, startSession, useSession } from '@/lib/session'
import { SecondFactorForm } from '../second-factor-form'
import { SignInForm } from '../sign-in-form'
import { Trouble } from '../trouble'
import { useAction } from '../use-action'

const ALL = ['totp', 'recovery_codes', 'webauthn']
type Props = { onDone: () => Promise<void>; onBack: () => void }

/** The way out without a code: signing in again, or the password while the session still stands. */
export function ProveAgain({ onDone, onBack }: Props) {
  const { session } = useSession()
  return (
    <>
      {session?.status === 'authenticated' && <Password onDone={onDone} />}
      {session?.status === 'expired' &&
        ('me' in session ? (
          <SignIn email={session.me.email} onDone={onDone} />
        ) : (
          // Opened offline: whose lock this is, only a sign-in of the whole page tells.
          <Button onClick={() => window.location.reload()}>
            <Trans>Meld je opnieuw aan</Trans>
          </Button>
        ))}
      {session?.status === 'unreachable' && (
        <Notice>
          <Trans>Je bent zonder verbinding. Dan opent alleen je code.</Trans>
        </Notice>
      )}
      <Button variant="quiet" onClick={onBack}>
        <Trans>Terug naar je code</Trans>
      </Button>
    </>
  )
}

function Password({ onDone }: Pick<Props, 'onDone'>) {
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const confirm = useAction(async () => {
    try {
      await allauth('POST', '/auth/reauthenticate', { password })
    } catch (error) {
      // The session ended meanwhile: then it takes a whole sign-in.
      if (isProblem(error, 401)) await askAgain(client)
      throw error
    }
    await onDone()
  })
  return (
    <Form onSubmit={() => void confirm.run()}>
      <Trouble problem={confirm.problem} fields={['password']} />
      <TextField
        label={<Trans>Wachtwoord</Trans>}
        name="password"
        type="password"
        autoComplete="current-password"
        // What had the focus is gone.
        autoFocus
        value={password}
        onChange={setPassword}
        error={issueFor(confirm.problem, 'password')}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={confirm.busy}>
          <Trans>Open</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}

function SignIn({ email, onDone }: Pick<Props, 'onDone'> & { email: string }) {
  const client = useQueryClient()
  const [needsCode, setNeedsCode] = useState(false)
  const done = async () => {
    await startSession(client)
    await onDone()
  }
  if (needsCode) return <SecondFactorForm types={ALL} step="authenticate" onDone={done} />
  return (
    <SignInForm
      knownEmail={email}
      onSignedIn={done}
      onSecondFactor={() => setNeedsCode(true)}
      onUnverified={() => undefined}
    />
  )
}
