import { Trans } from '@lingui/react/macro'
import { LockKeyhole, LockKeyholeOpen } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import { type Desk, useSealing, useShelf } from '@/lib/device'
import { keyRing } from '@/lib/sealed'
import styles from './sealed.module.css'
import { Unlock } from './unlock'

/** Above a list: whether the sealed ones among them are open, and the way to change that. */
export function SealedBar({ desk, isSearching }: { desk: Desk; isSearching: boolean }) {
  const { state, id } = useSealing(desk)
  const [isOpening, setOpening] = useState(false)
  const hasSealed = useShelf(desk).some((item) => item.sealed)
  if (state === 'open') {
    return (
      <div className={styles.bar}>
        <LockKeyholeOpen size={18} strokeWidth={1.75} aria-hidden="true" />
        <p>
          {isSearching ? (
            <Trans>In je verzegelde reflecties zoeken we hier, op dit toestel.</Trans>
          ) : (
            <Trans>Je verzegelde reflecties zijn open.</Trans>
          )}
        </p>
        <Button variant="quiet" onClick={() => void keyRing.lock()}>
          <Trans>Vergrendelen</Trans>
        </Button>
      </div>
    )
  }
  if (state !== 'locked' || !id || !hasSealed) return null
  return (
    <div className={styles.bar}>
      <LockKeyhole size={18} strokeWidth={1.75} aria-hidden="true" />
      <p>
        {isSearching ? (
          <Trans>
            Verzegelde reflecties doorzoeken we niet op de server. Open ze om hier mee te zoeken.
          </Trans>
        ) : (
          <Trans>Je verzegelde reflecties zijn op slot.</Trans>
        )}
      </p>
      {isOpening ? (
        <div className={styles.form}>
          <Unlock desk={desk} keyId={id} onDone={() => setOpening(false)} />
        </div>
      ) : (
        <Button variant="quiet" onClick={() => setOpening(true)}>
          <Trans>Ontgrendelen</Trans>
        </Button>
      )}
    </div>
  )
}
