import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { FormActions } from '@/components/form'
import { Counting, Refusal } from '@/components/unlocking'
import type { Desk } from '@/lib/device'
import { underCode } from '@/lib/sealed'
import { Section } from '../section'
import { Trouble } from '../trouble'
import { CodeStep } from './code-step'
import { Proof } from './proof'
import { useChange } from './use-change'

type Props = { desk: Desk; keyId: string; onDone: (said: ReactNode) => void }

/** Another recovery code; the one before it opens nothing any more. */
export function ChangeCode({ desk, keyId, onDone }: Props) {
  const [step, setStep] = useState<'rest' | 'show' | 'prove'>('rest')
  const [code, setCode] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const change = useChange(desk, keyId, () => {
    setStep('rest')
    setCode(null)
    onDone(<Trans>Je nieuwe herstelcode geldt vanaf nu. De oude werkt niet meer.</Trans>)
  })
  if (step === 'show') {
    return (
      <CodeStep
        busy={false}
        onKept={(made) => {
          setCode(made)
          setStep('prove')
        }}
      />
    )
  }
  return (
    <Section
      title={<Trans>Herstelcode</Trans>}
      lead={<Trans>Twaalf woorden op papier, voor als je je wachtzin vergeet.</Trans>}
    >
      {step === 'rest' && (
        <FormActions>
          <Button onClick={() => setStep('show')}>
            <Trans>Nieuwe herstelcode</Trans>
          </Button>
        </FormActions>
      )}
      {step === 'prove' && code && (
        <>
          <Trouble problem={change.problem} />
          <Proof
            busy={change.busy}
            onGiven={(opener) =>
              void change.run(opener, async (raw) => ({
                // Wrapping overwrites the code, and what is refused must be tried again.
                recovery: await underCode(raw, keyId, desk.person, Uint8Array.from(code)),
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
