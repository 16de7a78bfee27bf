import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { Notice } from '@/components/notice'
import { allauth } from '@/lib/api'
import { NewPasswordField } from './fields'
import { useGuard } from './reauthentication'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

export function PasswordSection() {
  const guard = useGuard()
  const [present, setPresent] = useState('')
  const [fresh, setFresh] = useState('')
  const [isDone, setDone] = useState(false)
  const change = useAction(async () => {
    const body = { current_password: present, new_password: fresh }
    await guard(() => allauth('POST', '/account/password/change', body))
    setPresent('')
    setFresh('')
    setDone(true)
  })
  return (
    <Section
      title={<Trans>Wachtwoord</Trans>}
      lead={<Trans>Je andere toestellen worden afgemeld als je het verandert.</Trans>}
    >
      <Form onSubmit={() => void change.run()}>
        <Trouble problem={change.problem} fields={['current_password', 'new_password']} />
        <TextField
          label={<Trans>Huidig wachtwoord</Trans>}
          name="current_password"
          type="password"
          autoComplete="current-password"
          value={present}
          onChange={setPresent}
          error={issueFor(change.problem, 'current_password')}
        />
        <NewPasswordField
          label={<Trans>Nieuw wachtwoord</Trans>}
          name="new_password"
          value={fresh}
          onChange={setFresh}
          problem={change.problem}
        />
        <FormActions>
          <Button type="submit" busy={change.busy}>
            <Trans>Verander wachtwoord</Trans>
          </Button>
        </FormActions>
        {isDone && !change.problem && (
          <Notice tone="success" live>
            <Trans>Je wachtwoord is veranderd.</Trans>
          </Notice>
        )}
      </Form>
    </Section>
  )
}
