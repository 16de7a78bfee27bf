import { Trans } from '@lingui/react/macro'
import { useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { BrandMark } from '@/components/brand-mark'
import { Button } from '@/components/button'
import { FormActions } from '@/components/form'
import type { Desk } from '@/lib/device'
import { useSession } from '@/lib/session'
import { hasPasskeys, provePasskey } from '../passkey'
import { Trouble } from '../trouble'
import { useAction } from '../use-action'
import { CodeForm } from './code-form'
import styles from './lock.module.css'
import { ProveAgain } from './prove-again'

/** Over everything, also over open dialogs: the browser's own modal layer, which nothing leaves. */
export function LockScreen({ desk }: { desk: Desk }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      // Only once this is gone can anything else have the focus.
      requestAnimationFrame(() => before instanceof HTMLElement && before.focus())
    }
  }, [])
  return createPortal(
    <dialog
      ref={dialog}
      className={styles.lock}
      aria-labelledby="lock-title"
      // React Aria's dialogs would hide and blur what is not theirs.
      data-react-aria-top-layer="true"
      data-lock=""
      onCancel={(event) => event.preventDefault()}
      // Chromium closes at a second Escape, whatever was prevented.
      onClose={() => dialog.current?.showModal()}
    >
      <div className={styles.inside}>
        <BrandMark />
        <h1 id="lock-title" className="part-title">
          <Trans>Klankbord is op slot</Trans>
        </h1>
        <p>
          <Trans>Je was even weg. Wat je schreef, staat er nog.</Trans>
        </p>
        <Ways desk={desk} />
      </div>
    </dialog>,
    document.body,
  )
}

function Ways({ desk }: { desk: Desk }) {
  const { session } = useSession()
  const [isAgain, setAgain] = useState(false)
  const unlock = () => desk.lock.unlock()
  const withPasskey = useAction(async () => {
    await provePasskey('/auth/webauthn/reauthenticate')
    await unlock()
  })
  const isHere = session?.status === 'authenticated'
  if (isAgain) return <ProveAgain onDone={unlock} onBack={() => setAgain(false)} />
  return (
    <>
      <CodeForm lock={desk.lock} />
      <Trouble problem={withPasskey.problem} />
      <FormActions>
        {isHere && hasPasskeys() && (
          <Button busy={withPasskey.busy} onClick={() => void withPasskey.run()}>
            <Trans>Met een passkey</Trans>
          </Button>
        )}
        <Button variant="quiet" onClick={() => setAgain(true)}>
          <Trans>Code vergeten? Meld je opnieuw aan</Trans>
        </Button>
      </FormActions>
    </>
  )
}
