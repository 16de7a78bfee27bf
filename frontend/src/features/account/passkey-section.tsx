import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { allauth } from '@/lib/api'
import { useFormat } from '@/lib/format'
import styles from './account.module.css'
import { authenticatorsQuery, momentOf, type Passkey } from './authenticators'
import { addPasskey, hasPasskeys } from './passkey'
import { useGuard } from './reauthentication'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

const PATH = '/account/authenticators/webauthn'

export function PasskeySection() {
  const { data = [] } = useQuery(authenticatorsQuery)
  const passkeys = data.filter((one) => one.type === 'webauthn')
  return (
    <Section
      title={<Trans>Passkeys</Trans>}
      lead={<Trans>Meld je aan met je vinger, je gezicht of een sleutel, zonder wachtwoord.</Trans>}
    >
      {passkeys.length > 0 && (
        <ul className={styles.rows}>
          {passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {hasPasskeys() ? (
        <Add />
      ) : (
        <p className="soft">
          <Trans>Deze browser kent geen passkeys.</Trans>
        </p>
      )}
    </Section>
  )
}

function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: authenticatorsQuery.queryKey })
}

function Add() {
  const { t } = useLingui()
  const guard = useGuard()
  const refresh = useRefresh()
  const add = useAction(async () => {
    await guard(() => addPasskey(t`Mijn passkey`))
    await refresh()
  })
  return (
    <>
      <Trouble problem={add.problem} />
      <FormActions>
        <Button busy={add.busy} onClick={() => void add.run()}>
          <Trans>Voeg een passkey toe</Trans>
        </Button>
      </FormActions>
    </>
  )
}

function Row({ passkey }: { passkey: Passkey }) {
  const format = useFormat()
  const guard = useGuard()
  const refresh = useRefresh()
  const [isNaming, setNaming] = useState(false)
  const remove = useAction(async () => {
    await guard(() => allauth('DELETE', PATH, { authenticators: [passkey.id] }))
    await refresh()
  })
  const day = format.day(momentOf(passkey.created_at))
  if (isNaming) {
    return (
      <li className={styles.row}>
        <Rename passkey={passkey} onDone={() => setNaming(false)} />
      </li>
    )
  }
  return (
    <li className={styles.row}>
      <div>
        <p dir="auto" className="strong">
          {passkey.name}
        </p>
        <p className="soft">
          <Trans>Sinds {day}</Trans>
        </p>
        <Trouble problem={remove.problem} />
      </div>
      <div className={styles.actions}>
        <Button variant="quiet" onClick={() => setNaming(true)}>
          <Trans>Andere naam</Trans> <span className="visually-hidden">{passkey.name}</span>
        </Button>
        <Button variant="quiet" busy={remove.busy} onClick={() => void remove.run()}>
          <Trans>Verwijder</Trans> <span className="visually-hidden">{passkey.name}</span>
        </Button>
      </div>
    </li>
  )
}

function Rename({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const guard = useGuard()
  const refresh = useRefresh()
  const [name, setName] = useState(passkey.name)
  const rename = useAction(async () => {
    await guard(() => allauth('PUT', PATH, { id: passkey.id, name }))
    await refresh()
    onDone()
  })
  return (
    <Form onSubmit={() => void rename.run()}>
      <Trouble problem={rename.problem} fields={['name']} />
      <TextField
        label={<Trans>Naam van de passkey</Trans>}
        name="name"
        autoFocus
        value={name}
        onChange={setName}
        error={issueFor(rename.problem, 'name')}
      />
      <FormActions>
        <Button type="submit" busy={rename.busy}>
          <Trans>Bewaar</Trans>
        </Button>
        <Button variant="quiet" onClick={onDone}>
          <Trans>Toch niet</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
