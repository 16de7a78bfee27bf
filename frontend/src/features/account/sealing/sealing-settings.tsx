import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { FormActions } from '@/components/form'
import { Notice } from '@/components/notice'
import { type Desk, useSealing } from '@/lib/device'
import { keyRing } from '@/lib/sealed'
import { Section } from '../section'
import { ChangeCode } from './change-code'
import { ChangePassphrase } from './change-passphrase'
import { PasskeysOfKey } from './passkeys-of-key'

type Props = { desk: Desk; keyId: string; onBegin: () => void }

/** How sealed entries open, and changing that. */
export function SealingSettings({ desk, keyId, onBegin }: Props) {
  const { state } = useSealing(desk)
  const [done, setDone] = useState<ReactNode>(null)
  return (
    <>
      {done && (
        <Notice tone="success" live>
          <p>{done}</p>
        </Notice>
      )}
      <Section
        title={<Trans>Nu</Trans>}
        lead={<Trans>Je ontgrendelt op het scherm waar je leest of schrijft.</Trans>}
      >
        {state === 'open' ? (
          <>
            <p>
              <Trans>Je verzegelde reflecties zijn open, alleen in dit venster.</Trans>
            </p>
            <FormActions>
              <Button onClick={() => void keyRing.lock()}>
                <Trans>Vergrendelen</Trans>
              </Button>
            </FormActions>
          </>
        ) : (
          <p>
            <Trans>Je verzegelde reflecties zijn op slot.</Trans>
          </p>
        )}
      </Section>
      <ChangePassphrase desk={desk} keyId={keyId} onDone={setDone} />
      <ChangeCode desk={desk} keyId={keyId} onDone={setDone} />
      <PasskeysOfKey desk={desk} keyId={keyId} onDone={setDone} />
      <Section
        title={<Trans>Allebei kwijt?</Trans>}
        lead={<Trans>Zonder wachtzin en herstelcode kan niemand openen wat verzegeld is.</Trans>}
      >
        <p>
          <Trans>
            Je kunt opnieuw beginnen. Wat verzegeld was, blijft bewaard. Vind je de oude code terug,
            dan gaat het weer open.
          </Trans>
        </p>
        <FormActions>
          <Button variant="quiet" onClick={onBegin}>
            <Trans>Begin opnieuw</Trans>
          </Button>
        </FormActions>
      </Section>
    </>
  )
}
