import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/button'
import { Form, FormActions } from '@/components/form'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { allauth, isProblem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { Entrance } from './entrance'
import { NewPasswordField } from './fields'
import { Trouble } from './trouble'
import { useAction } from './use-action'

const route = getRouteApi('/$lang/entrance/password/reset/$key')

export function ResetPasswordPage() {
  const { t } = useLingui()
  const { lang, key } = route.useParams()
  const [isDone, setDone] = useState(false)
  useHead({ title: t`Nieuw wachtwoord` })
  const link = useQuery({
    queryKey: ['reset-password', key],
    queryFn: () =>
      allauth('GET', '/auth/password/reset', undefined, { 'X-Password-Reset-Key': key }),
    retry: false,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

  if (isDone) return <Done />
  if (link.isPending) return <Loading />
  if (!isProblem(link.error)) return <NewPassword linkKey={key} onDone={() => setDone(true)} />
  const refused = isProblem(link.error, 400)
  return (
    <Entrance
      title={refused ? <Trans>Deze link werkt niet meer</Trans> : <Trans>Hier ging iets mis</Trans>}
      lead={
        refused ? (
          <Trans>Misschien heb je hem al gebruikt, of is hij ouder dan twee uur.</Trans>
        ) : (
          <ProblemText problem={link.error} />
        )
      }
    >
      <FormActions>
        <Link to="/$lang/password/forgot" params={{ lang }} className={buttonClass('primary')}>
          <Trans>Vraag een nieuwe link</Trans>
        </Link>
      </FormActions>
    </Entrance>
  )
}

function NewPassword({ linkKey, onDone }: { linkKey: string; onDone: () => void }) {
  const [password, setPassword] = useState('')
  const reset = useAction(async () => {
    try {
      await allauth('POST', '/auth/password/reset', { key: linkKey, password })
    } catch (error) {
      // 401: done, and signing in is the next step.
      if (!isProblem(error, 401)) throw error
    }
    onDone()
  })
  return (
    <Entrance title={<Trans>Kies een nieuw wachtwoord</Trans>}>
      <Form onSubmit={() => void reset.run()}>
        <Trouble problem={reset.problem} fields={['password']} />
        <NewPasswordField
          label={<Trans>Nieuw wachtwoord</Trans>}
          value={password}
          onChange={setPassword}
          problem={reset.problem}
        />
        <FormActions>
          <Button type="submit" variant="primary" busy={reset.busy}>
            <Trans>Bewaar wachtwoord</Trans>
          </Button>
        </FormActions>
      </Form>
    </Entrance>
  )
}

function Done() {
  const { lang } = route.useParams()
  return (
    <Entrance
      title={<Trans>Je nieuwe wachtwoord is klaar</Trans>}
      lead={<Trans>Meld je ermee aan.</Trans>}
    >
      <FormActions>
        <Link to="/$lang/sign-in" params={{ lang }} className={buttonClass('primary')}>
          <Trans>Naar aanmelden</Trans>
        </Link>
      </FormActions>
    </Entrance>
  )
}
