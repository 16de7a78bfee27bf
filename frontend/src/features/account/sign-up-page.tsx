import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { allauth, isProblem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useArrive } from './arrival'
import { Entrance, Ways } from './entrance'
import { LookInMailbox } from './look-in-mailbox'
import { rememberNext } from './next'
import { Trouble } from './trouble'
import { useAction } from './use-action'

const route = getRouteApi('/$lang/entrance/sign-up')

export function SignUpPage() {
  const { t } = useLingui()
  const { lang } = route.useParams()
  const search = route.useSearch()
  const arrive = useArrive()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [name, setName] = useState('')
  const [isWaiting, setWaiting] = useState(false)
  useHead({ title: t`Account maken` })

  const signUp = useAction(async () => {
    try {
      const display = name.trim() && { display_name: name.trim() }
      await allauth('POST', '/auth/signup', { email, password, language: lang, ...display })
    } catch (error) {
      if (isProblem(error, 401) && error.pending?.id === 'verify_email') {
        rememberNext(search.next)
        return setWaiting(true)
      }
      if (!isProblem(error, 409)) throw error
    }
    await arrive(search.next)
  })

  if (isWaiting) return <LookInMailbox email={email} password={password} />
  return (
    <Entrance
      title={<Trans>Maak je account</Trans>}
      lead={<Trans>Je reflecties zijn alleen voor jou. Lezen kan altijd zonder account.</Trans>}
    >
      <Form onSubmit={() => void signUp.run()}>
        <Trouble problem={signUp.problem} fields={['email', 'password', 'display_name']} />
        <TextField
          label={<Trans>E-mailadres</Trans>}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={issueFor(signUp.problem, 'email')}
        />
        <TextField
          label={<Trans>Wachtwoord</Trans>}
          description={<Trans>Minstens 10 tekens. Een zin die je onthoudt, is prima.</Trans>}
          name="password"
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          error={issueFor(signUp.problem, 'password')}
        />
        <TextField
          label={<Trans>Hoe mogen we je noemen?</Trans>}
          optional
          name="display_name"
          autoComplete="name"
          value={name}
          onChange={setName}
          error={issueFor(signUp.problem, 'display_name')}
        />
        <FormActions>
          <Button type="submit" variant="primary" busy={signUp.busy}>
            <Trans>Maak account</Trans>
          </Button>
        </FormActions>
      </Form>
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
