import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { allauth } from '@/lib/api'
import styles from './account.module.css'
import { DevelopmentMailbox } from './look-in-mailbox'
import { useGuard } from './reauthentication'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

type Address = { email: string; verified: boolean; primary: boolean }

const KEY = ['account', 'email']

/** The address to sign in with, and a new one that waits to be confirmed. */
export function EmailSection() {
  const { data = [] } = useQuery({
    queryKey: KEY,
    queryFn: () => allauth<Address[]>('GET', '/account/email').then((answer) => answer.data),
  })
  const present = data.find((address) => address.primary)
  const coming = data.find((address) => !address.verified)
  return (
    <Section
      title={<Trans>E-mailadres</Trans>}
      lead={<Trans>Hiermee meld je je aan. Alleen jij ziet het.</Trans>}
    >
      {present && <p>{present.email}</p>}
      {coming ? <Coming address={coming} /> : <NewAddress />}
    </Section>
  )
}

function NewAddress() {
  const client = useQueryClient()
  const guard = useGuard()
  const [email, setEmail] = useState('')
  const change = useAction(async () => {
    await guard(() => allauth('POST', '/account/email', { email }))
    await client.invalidateQueries({ queryKey: KEY })
  })
  return (
    <Form onSubmit={() => void change.run()}>
      <Trouble problem={change.problem} fields={['email']} />
      <TextField
        label={<Trans>Nieuw e-mailadres</Trans>}
        name="email"
        type="email"
        autoComplete="email"
        value={email}
        onChange={setEmail}
        error={issueFor(change.problem, 'email')}
      />
      <FormActions>
        <Button type="submit" busy={change.busy}>
          <Trans>Verander e-mailadres</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}

function Coming({ address: { email } }: { address: Address }) {
  const client = useQueryClient()
  const withdraw = useAction(async () => {
    await allauth('DELETE', '/account/email', { email })
    await client.invalidateQueries({ queryKey: KEY })
  })
  return (
    <div className={styles.part}>
      <p role="status">
        <Trans>
          We stuurden een mail naar {email}. Open de link in die mail om te wisselen. Tot dan blijft
          je oude adres gelden.
        </Trans>
      </p>
      <DevelopmentMailbox />
      <Trouble problem={withdraw.problem} />
      <Button busy={withdraw.busy} onClick={() => void withdraw.run()}>
        <Trans>Toch niet wisselen</Trans>
      </Button>
    </div>
  )
}
