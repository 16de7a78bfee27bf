import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions } from '@/components/form'
import { allauth } from '@/lib/api'
import { useHead } from '@/lib/head'
import { Entrance, Ways } from './entrance'
import { EmailField } from './fields'
import { DevelopmentMailbox } from './look-in-mailbox'
import { Trouble } from './trouble'
import { useAction } from './use-action'

const route = getRouteApi('/$lang/entrance/password/forgot')

export function ForgotPasswordPage() {
  const { t } = useLingui()
  const { lang } = route.useParams()
  const [email, setEmail] = useState('')
  const [isSent, setSent] = useState(false)
  useHead({ title: t`Wachtwoord vergeten` })
  const ask = useAction(async () => {
    await allauth('POST', '/auth/password/request', { email })
    setSent(true)
  })

  if (isSent) {
    return (
      <Entrance
        title={<Trans>Kijk in je mailbox</Trans>}
        lead={
          <Trans>
            Als er een account is met {email}, dan staat er zo een mail klaar met een link.
          </Trans>
        }
      >
        <DevelopmentMailbox />
      </Entrance>
    )
  }
  return (
    <Entrance
      title={<Trans>Wachtwoord vergeten</Trans>}
      lead={<Trans>Dat gebeurt. We mailen je een link om een nieuw te kiezen.</Trans>}
    >
      <Form onSubmit={() => void ask.run()}>
        <Trouble problem={ask.problem} fields={['email']} />
        <EmailField value={email} onChange={setEmail} problem={ask.problem} />
        <FormActions>
          <Button type="submit" variant="primary" busy={ask.busy}>
            <Trans>Stuur me een link</Trans>
          </Button>
        </FormActions>
      </Form>
      <Ways>
        <Link to="/$lang/sign-in" params={{ lang }}>
          <Trans>Terug naar aanmelden</Trans>
        </Link>
      </Ways>
    </Entrance>
  )
}
