import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, TextField } from '@/components/form'
import { api, data, tagged } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import { endSession } from '@/lib/session'
import styles from './account.module.css'
import { useGuard } from './reauthentication'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

/** Erasing the account: said what goes and what stays, a word to type, and asked who is there. */
export function EraseSection() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={<Trans>Je account wissen</Trans>}
      lead={<Trans>Alles wat van jou is, gaat dan voorgoed weg.</Trans>}
    >
      {isOpen ? (
        <EraseForm onCancel={() => setOpen(false)} />
      ) : (
        <FormActions>
          <Button onClick={() => setOpen(true)}>
            <Trans>Wis mijn account</Trans>
          </Button>
        </FormActions>
      )}
    </Section>
  )
}

function EraseForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useLingui()
  const lang = useLocale()
  const word = t`wissen`
  const [typed, setTyped] = useState('')
  const [isMistyped, setMistyped] = useState(false)
  const erase = useAction(useErase())
  const goOn = () => {
    const isRight = typed.trim().toLocaleLowerCase(lang) === word
    setMistyped(!isRight)
    if (isRight) void erase.run()
  }
  return (
    <Form onSubmit={goOn}>
      <Trouble problem={erase.problem} />
      <WhatGoes />
      <TextField
        label={<Trans>Typ het woord “{word}” om zeker te zijn</Trans>}
        name="word"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        error={isMistyped ? t`Hier moet het woord “${word}” staan.` : undefined}
      />
      <FormActions>
        <Button type="submit" busy={erase.busy}>
          <Trans>Wis alles voorgoed</Trans>
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          <Trans>Toch niet</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}

function WhatGoes() {
  const lang = useLocale()
  return (
    <div className={styles.part}>
      <p>
        <Trans>
          Weg gaan: je reflecties, ook die in de prullenbak, wat je bewaarde met je notities en
          lijsten, je reacties, je naam en e-mailadres, en je sleutel. Zonder die sleutel kan
          niemand je reflecties nog lezen, ook niet in een reservekopie, en wij ook niet.
        </Trans>
      </p>
      <p>
        <Trans>
          Schreef je als redacteur artikels, dan blijven die staan zonder je naam. Het verslag van
          wie wanneer iets publiceerde, bewaart alleen een nummer dat nergens meer naar leidt.
        </Trans>
      </p>
      <p>
        <Trans>
          Dit toestel wordt gewist. Gebruikte je Klankbord ook op een ander toestel, wis daar dan de
          gegevens van deze site in je browser.
        </Trans>{' '}
        <Link to="/$lang/privacy" params={{ lang }}>
          <Trans>Lees wie wat kan lezen</Trans>
        </Link>
      </p>
    </div>
  )
}

function useErase(): () => Promise<void> {
  const guard = useGuard()
  const client = useQueryClient()
  const navigate = useNavigate()
  const lang = useLocale()
  return async () => {
    await guard(eraseAccount)
    // Away first: a screen that needs a session would lead to sign-in when it ends.
    await navigate({ to: '/$lang/erased', params: { lang } })
    await endSession(client)
  }
}

async function eraseAccount(): Promise<void> {
  const { etag } = await tagged(api.GET('/me'))
  await data(api.DELETE('/me', { params: { header: { 'If-Match': etag } } }))
}
