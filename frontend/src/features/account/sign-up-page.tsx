import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { allauth, isProblem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useArrive } from './arrival'
import { Entrance, Ways } from './entrance'
import { EmailField, NewPasswordField } from './fields'
import { LookInMailbox } from './look-in-mailbox'
import { rememberNext } from './next'
import { Trouble } from './trouble'
import { type Action, useAction } from './use-action'

const route = getRouteApi('/$lang/entrance/sign-up')

type Wanted = { email: string; password: string; name: string }

export function SignUpPage() {
  const { t } = useLingui()
  const { lang } = route.useParams()
  const search = route.useSearch()
  const [waiting, setWaiting] = useState<Wanted | null>(null)
  useHead({ title: t`Account maken` })

  if (waiting) return <LookInMailbox email={waiting.email} password={waiting.password} />
  return (
    <Entrance
      title={<Trans>Maak je account</Trans>}
      lead={<Trans>Je reflecties zijn alleen voor jou. Lezen kan altijd zonder account.</Trans>}
    >
      <SignUpForm onSignedUp={setWaiting} />
      <Ways>
        <p>
          <Trans>
            Heb je al een account?{' '}
            <Link to="/$lang/sign-in" params={{ lang }} search={search}>
              Meld je aan
            </Link>
          </Trans>
        </p>
      </Ways>
    </Entrance>
  )
}

/** Signs up; a mail to confirm the address is the good outcome. */
function useSignUp(onSignedUp: (wanted: Wanted) => void): Action<[Wanted]> {
  const { lang } = route.useParams()
  const { next } = route.useSearch()
  const arrive = useArrive()
  return useAction(async (wanted: Wanted) => {
    const { email, password } = wanted
    const name = wanted.name.trim()
    const body = { email, password, language: lang, ...(name && { display_name: name }) }
    try {
      await allauth('POST', '/auth/signup', body)
    } catch (error) {
      if (isProblem(error, 401) && error.pending?.id === 'verify_email') {
        rememberNext(next)
        return onSignedUp(wanted)
      }
      // 409: signed in already.
      if (!isProblem(error, 409)) throw error
    }
    await arrive(next)
  })
}

function SignUpForm({ onSignedUp }: { onSignedUp: (wanted: Wanted) => void }) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [name, setName] = useState('')
  const { run, busy, problem } = useSignUp(onSignedUp)
  return (
    <Form onSubmit={() => void run({ email, password, name })}>
      <Trouble problem={problem} fields={['email', 'password', 'display_name']} />
      <EmailField value={email} onChange={setEmail} problem={problem} />
      <NewPasswordField
        label={<Trans>Wachtwoord</Trans>}
        value={password}
        onChange={setPassword}
        problem={problem}
      />
      <TextField
        label={<Trans>Hoe mogen we je noemen?</Trans>}
        optional
        name="display_name"
        autoComplete="name"
        value={name}
        onChange={setName}
        error={issueFor(problem, 'display_name')}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={busy}>
          <Trans>Maak account</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
