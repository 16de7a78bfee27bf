import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { startSession, useSession } from '@/lib/session'
import { SecondFactorForm } from './second-factor-form'
import styles from './sign-in-again.module.css'
import { SignInForm } from './sign-in-form'

const ALL = ['totp', 'recovery_codes', 'webauthn']

/** A session that ran out, mended where the person is: what they write stays on screen. */
export default function SignInAgain() {
  const client = useQueryClient()
  const { session } = useSession()
  const [step, setStep] = useState<'closed' | 'password' | 'code'>('closed')
  const before = useRef<EventTarget | null>(null)
  if (session?.status !== 'expired') return null

  const done = async () => {
    // The dialog must be gone before this whole notice goes, or the page stays hidden behind it.
    setStep('closed')
    await startSession(client)
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  return (
    <>
      <div className={styles.bar} role="status">
        <p>
          <Trans>Je bent afgemeld omdat je een tijd weg was. Wat je schreef, staat er nog.</Trans>
        </p>
        <Button
          onFocus={(event) => {
            before.current = event.relatedTarget ?? before.current
          }}
          onClick={() => setStep('password')}
        >
          <Trans>Meld je opnieuw aan</Trans>
        </Button>
      </div>
      <Dialog
        title={<Trans>Meld je opnieuw aan</Trans>}
        isOpen={step !== 'closed'}
        onClose={() => setStep('closed')}
      >
        {step === 'code' ? (
          <SecondFactorForm types={ALL} step="authenticate" onDone={done} />
        ) : (
          <SignInForm
            {...('me' in session && { knownEmail: session.me.email })}
            onSignedIn={done}
            onSecondFactor={() => setStep('code')}
            onUnverified={() => setStep('closed')}
          />
        )}
      </Dialog>
    </>
  )
}
