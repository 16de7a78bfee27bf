import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { FormActions } from '@/components/form'
import { Counting, Refusal } from '@/components/unlocking'
import type { Desk } from '@/lib/device'
import { underPassphrase } from '@/lib/sealed'
import { Section } from '../section'
import { Trouble } from '../trouble'
import { NewPassphrase } from './new-passphrase'
import { Proof } from './proof'
import { useChange } from './use-change'

type Props = { desk: Desk; keyId: string; onDone: (said: ReactNode) => void }

/** Another passphrase; with the recovery code also for who forgot the one of today. */
export function ChangePassphrase({ desk, keyId, onDone }: Props) {
  const [step, setStep] = useState<'rest' | 'choose' | 'prove'>('rest')
  const [isForgotten, setForgotten] = useState(false)
  const [chosen, setChosen] = useState('')
  const change = useChange(desk, keyId, () => {
    setStep('rest')
    setChosen('')
    onDone(<Trans>Je nieuwe wachtzin geldt vanaf nu.</Trans>)
  })
  const begin = (forgotten: boolean) => {
    setForgotten(forgotten)
    setStep('choose')
  }
  return (
    <Section
      title={<Trans>Wachtzin</Trans>}
      lead={<Trans>Vergeten? Met je herstelcode kies je een nieuwe.</Trans>}
    >
      {step === 'rest' && (
        <FormActions>
          <Button onClick={() => begin(false)}>
            <Trans>Andere wachtzin</Trans>
          </Button>
          <Button variant="quiet" onClick={() => begin(true)}>
            <Trans>Wachtzin vergeten</Trans>
          </Button>
        </FormActions>
      )}
      {step === 'choose' && (
        <NewPassphrase
          onChosen={(passphrase) => {
            setChosen(passphrase)
            setStep('prove')
          }}
        />
      )}
      {step === 'prove' && (
        <>
          <Trouble problem={change.problem} />
          <Proof
            busy={change.busy}
            byCode={isForgotten}
            onGiven={(opener) =>
              void change.run(opener, async (raw, _sealing, onProgress) => ({
                passphrase: await underPassphrase(raw, keyId, desk.person, chosen, onProgress),
              }))
            }
          >
            <Refusal refusal={change.refusal} />
          </Proof>
          <Counting share={change.share} />
        </>
      )}
    </Section>
  )
}
