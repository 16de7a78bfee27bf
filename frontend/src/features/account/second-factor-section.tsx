import { Trans } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { FormActions } from '@/components/form'
import { allauth } from '@/lib/api'
import { askAgain } from '@/lib/session'
import styles from './account.module.css'
import { askSetup, authenticatorsQuery, readRecoveryCodes, type Setup } from './authenticators'
import { useGuard } from './reauthentication'
import { RecoveryCodes } from './recovery-codes'
import { Section } from './section'
import { TotpSetup } from './totp-setup'
import { Trouble } from './trouble'
import { useAction } from './use-action'

/** A code from an app beside the password, with recovery codes for when the phone is gone. */
export function SecondFactorSection() {
  const { data = [] } = useQuery(authenticatorsQuery)
  const [setup, setSetup] = useState<Setup | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const refresh = useRefresh()
  const guard = useGuard()
  const begin = useAction(async () => setSetup(await askSetup()))
  const isOn = data.some((one) => one.type === 'totp')

  async function activated(): Promise<void> {
    setSetup(null)
    setCodes(await guard(readRecoveryCodes))
    await refresh()
  }

  return (
    <Section
      title={<Trans>Tweede stap</Trans>}
      lead={
        <Trans>Een code van je telefoon, naast je wachtwoord. Zo blijft je account van jou.</Trans>
      }
    >
      {isOn && <TurnOff onDone={() => setCodes(null)} />}
      {!isOn && setup && (
        <TotpSetup setup={setup} onActivated={activated} onCancel={() => setSetup(null)} />
      )}
      {!isOn && !setup && (
        <>
          <Trouble problem={begin.problem} />
          <FormActions>
            <Button busy={begin.busy} onClick={() => void begin.run()}>
              <Trans>Zet de tweede stap aan</Trans>
            </Button>
          </FormActions>
        </>
      )}
      {data.some((one) => one.type === 'recovery_codes') && (
        <RecoveryCodes codes={codes} onCodes={setCodes} />
      )}
    </Section>
  )
}

function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: authenticatorsQuery.queryKey })
    await askAgain(client)
  }
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const guard = useGuard()
  const refresh = useRefresh()
  const turnOff = useAction(async () => {
    await guard(() => allauth('DELETE', '/account/authenticators/totp'))
    onDone()
    await refresh()
  })
  return (
    <div className={styles.part}>
      <p>
        <Trans>De tweede stap staat aan. Bij het aanmelden vragen we een code uit je app.</Trans>
      </p>
      <Trouble problem={turnOff.problem} />
      <Button busy={turnOff.busy} onClick={() => void turnOff.run()}>
        <Trans>Zet de tweede stap uit</Trans>
      </Button>
    </div>
  )
}
