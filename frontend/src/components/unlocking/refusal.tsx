import { Plural, Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import type { Refusing } from '@/lib/sealed'
import { Notice } from '../notice'

/** What happened, and what one can do. */
export function Refusal({ refusal }: { refusal: Refusing | null }) {
  if (!refusal) return null
  return (
    <Notice tone="warning" live key={JSON.stringify(refusal)}>
      {refusal.why === 'passphrase' && (
        <p>
          <Trans>
            Deze wachtzin past niet. Kijk of er geen hoofdletter of spatie te veel staat.
          </Trans>
        </p>
      )}
      {refusal.why === 'code' && (
        <p>
          <Trans>Deze herstelcode past niet. Kijk of de twaalf woorden op volgorde staan.</Trans>
        </p>
      )}
      {refusal.why === 'called-off' && (
        <p>
          <Trans>De passkey is niet gebruikt. Probeer het opnieuw of kies een andere manier.</Trans>
        </p>
      )}
      {refusal.why === 'no-secret' && (
        <p>
          <Trans>Met deze passkey lukt het hier niet. Neem je wachtzin of je herstelcode.</Trans>
        </p>
      )}
      {refusal.why === 'device' && (
        <p>
          <Trans>
            Je toestel kreeg dit niet uitgerekend. Sluit andere vensters en probeer het opnieuw.
          </Trans>
        </p>
      )}
      {'seconds' in refusal && refusal.seconds > 0 && <Wait seconds={refusal.seconds} />}
    </Notice>
  )
}

/** Counts down, so that nobody thinks that it hangs. */
function Wait({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1_000)
    return () => clearInterval(timer)
  }, [])
  if (left === 0) {
    return (
      <p>
        <Trans>Je kunt het nu opnieuw proberen.</Trans>
      </p>
    )
  }
  return (
    <p aria-live="off">
      <Plural
        value={left}
        one="Wacht nog # seconde. Daarna kun je het opnieuw proberen."
        other="Wacht nog # seconden. Daarna kun je het opnieuw proberen."
      />
    </p>
  )
}
