import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, Select, TextField } from '@/components/form'
import { Notice } from '@/components/notice'
import { type Desk, useDesk } from '@/lib/device'
import { MINUTES, SHORTEST_CODE } from '@/lib/lock'
import { Section } from '../section'
import { useAction } from '../use-action'

/** Whether and when this device locks itself. */
export function LockSection() {
  const desk = useDesk()
  return (
    <Section
      title={<Trans>Schermslot op dit toestel</Trans>}
      lead={
        <Trans>
          Ben je even weg, dan dekt Klankbord je scherm af. Het houdt een nieuwsgierige blik tegen;
          wie je toestel en veel tijd heeft, houdt het niet tegen.
        </Trans>
      }
    >
      {desk && !desk.durable && (
        <p>
          <Trans>Deze browser bewaart niets, dus een slot kan hier niet.</Trans>
        </p>
      )}
      {desk?.durable && <LockForm desk={desk} />}
    </Section>
  )
}

/** On a phone, which is carried about, sooner than on a desk. */
function usualMinutes(): string {
  return window.matchMedia('(pointer: coarse)').matches ? '5' : '15'
}

function LockForm({ desk }: { desk: Desk }) {
  const { t } = useLingui()
  const [kept, setKept] = useState(desk.lock.minutes())
  const [chosen, choose] = useState(String(kept ?? ''))
  const [code, setCode] = useState('')
  const [isShort, setShort] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const minutes = MINUTES.find((each) => String(each) === chosen) ?? null
  const needsCode = minutes !== null
  const isOff = kept === null && chosen === ''

  const save = useAction(async () => {
    if (minutes) await desk.lock.turnOn(minutes, code)
    else await desk.lock.turnOff()
    setKept(minutes)
    setCode('')
    setSaved(true)
  })
  const submit = () => {
    const mayStay = kept !== null && code === ''
    const short = needsCode && !mayStay && [...code].length < SHORTEST_CODE
    setSaved(false)
    setShort(short)
    if (!short) void save.run()
  }
  const options = [
    { key: '', label: t`Nooit` },
    ...MINUTES.map((each) => ({
      key: String(each),
      label: plural(each, { one: 'Na # minuut', other: 'Na # minuten' }),
    })),
  ]
  // Nothing to fill in before somebody wants one.
  if (isOff && !isSaved) {
    return (
      <Button onClick={() => choose(usualMinutes())}>
        <Trans>Zet een slot op dit toestel</Trans>
      </Button>
    )
  }
  return (
    <Form onSubmit={submit}>
      <Select
        label={<Trans>Op slot</Trans>}
        name="lock-minutes"
        value={chosen}
        onChange={choose}
        options={options}
      />
      {needsCode && (
        <TextField
          label={kept ? <Trans>Nieuwe code</Trans> : <Trans>Code om te openen</Trans>}
          description={
            kept ? (
              <Trans>Laat leeg om je code te houden.</Trans>
            ) : (
              <Trans>
                Minstens vier tekens. De code blijft op dit toestel. Vergeet je hem, dan meld je je
                opnieuw aan.
              </Trans>
            )
          }
          name="lock-code"
          type="password"
          autoComplete="new-password"
          value={code}
          onChange={setCode}
          error={isShort ? t`Kies minstens vier tekens.` : undefined}
        />
      )}
      <FormActions>
        <Button type="submit" busy={save.busy}>
          <Trans>Bewaar</Trans>
        </Button>
      </FormActions>
      {isSaved && (
        <Notice tone="success" live>
          <Trans>Bewaard</Trans>
        </Notice>
      )}
    </Form>
  )
}
