import { Plural, Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { FormActions } from '@/components/form'
import { Notice } from '@/components/notice'
import { allauth, isProblem } from '@/lib/api'
import { deskWithAll, useDesk, useUnsent } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import { endSession } from '@/lib/session'
import styles from './account.module.css'
import { Section } from './section'
import { Trouble } from './trouble'
import { useAction } from './use-action'

/** Signing out wipes this device; words that were never sent are not lost without asking. */
export function SignOutSection() {
  const desk = useDesk()
  const unsent = useUnsent(desk)
  const [isAsking, setAsking] = useState(false)
  const signOut = useAction(useSignOut())
  const leave = useAction(async () => {
    if (await isAllSent()) await signOut.run()
    else setAsking(true)
  })

  return (
    <Section
      title={<Trans>Afmelden</Trans>}
      lead={<Trans>Alles wat Klankbord op dit toestel bewaart, wordt dan gewist.</Trans>}
    >
      <Trouble problem={signOut.problem} />
      <FormActions>
        <Button busy={leave.busy} onClick={() => void leave.run()}>
          <Trans>Meld je af</Trans>
        </Button>
      </FormActions>
      <Dialog
        title={<Trans>Er is nog tekst niet verstuurd</Trans>}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        {unsent.length > 0 ? (
          <Unsent count={unsent.length} onSignOut={() => void signOut.run()} />
        ) : (
          <Sent busy={signOut.busy} onSignOut={() => void signOut.run()} />
        )}
        <Trouble problem={signOut.problem} />
        <Button variant="quiet" onClick={() => setAsking(false)}>
          <Trans>Blijf aangemeld</Trans>
        </Button>
      </Dialog>
    </Section>
  )
}

/** How long to wait for the server before the person is asked, in milliseconds. */
const A_MOMENT = 4_000

/** Has the server every word? What still waits gets a moment to arrive. */
async function isAllSent(): Promise<boolean> {
  // Of a slow device too: what it has yet to read, or to put away, is not gone.
  const desk = await deskWithAll()
  if (!desk || desk.outbox.unsent().length === 0) return true
  await Promise.race([desk.outbox.flush(), new Promise((done) => setTimeout(done, A_MOMENT))])
  return desk.outbox.unsent().length === 0
}

function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  const lang = useLocale()
  return async () => {
    await (await deskWithAll())?.outbox.settleRemovals()
    try {
      await allauth('DELETE', '/auth/session')
    } catch (error) {
      // 401 is how the server says that nobody is signed in any more.
      if (!isProblem(error, 401)) throw error
    }
    // Away first: a screen that needs a session would lead to sign-in when it ends.
    await navigate({ to: '/$lang', params: { lang } })
    await endSession(client)
  }
}

/** The words arrived while the question stood there. */
function Sent({ busy, onSignOut }: { busy: boolean; onSignOut: () => void }) {
  return (
    <div className={styles.part}>
      <p>
        <Trans>Intussen is alles verstuurd. Er gaat niets verloren.</Trans>
      </p>
      <FormActions>
        <Button variant="primary" busy={busy} onClick={onSignOut}>
          <Trans>Meld je af</Trans>
        </Button>
      </FormActions>
    </div>
  )
}

function Unsent({ count, onSignOut }: { count: number; onSignOut: () => void }) {
  const desk = useDesk()
  const [hasFailed, setFailed] = useState(false)
  const send = useAction(async () => {
    await desk?.outbox.flush()
    if (desk && desk.outbox.unsent().length === 0) onSignOut()
    else setFailed(true)
  })
  return (
    <div className={styles.part}>
      <p>
        <Plural
          value={count}
          one="# reflectie staat alleen op dit toestel."
          other="# reflecties staan alleen op dit toestel."
        />{' '}
        <Trans>Als je je nu afmeldt, is die tekst weg.</Trans>
      </p>
      {hasFailed && (
        <Notice tone="warning" live>
          <Trans>Versturen lukt nu niet. Je tekst staat nog op dit toestel.</Trans>
        </Notice>
      )}
      <FormActions>
        <Button variant="primary" busy={send.busy} onClick={() => void send.run()}>
          <Trans>Verstuur eerst, en meld dan af</Trans>
        </Button>
        <Button onClick={onSignOut}>
          <Trans>Wis de tekst en meld af</Trans>
        </Button>
      </FormActions>
    </div>
  )
}
