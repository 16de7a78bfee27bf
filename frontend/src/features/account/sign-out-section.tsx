import { Plural, Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { FormActions } from '@/components/form'
import { Notice } from '@/components/notice'
import { allauth, isProblem } from '@/lib/api'
import { useDesk, useUnsent } from '@/lib/device'
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

  return (
    <Section
      title={<Trans>Afmelden</Trans>}
      lead={<Trans>Alles wat Klankbord op dit toestel bewaart, wordt dan gewist.</Trans>}
    >
      <Trouble problem={signOut.problem} />
      <FormActions>
        <Button
          busy={signOut.busy}
          onClick={() => (unsent.length > 0 ? setAsking(true) : void signOut.run())}
        >
          <Trans>Meld je af</Trans>
        </Button>
      </FormActions>
      <Dialog
        title={<Trans>Er is nog tekst niet verstuurd</Trans>}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <Unsent count={unsent.length} onSignOut={() => void signOut.run()} />
        <Trouble problem={signOut.problem} />
        <Button variant="quiet" onClick={() => setAsking(false)}>
          <Trans>Blijf aangemeld</Trans>
        </Button>
      </Dialog>
    </Section>
  )
}

function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  const lang = useLocale()
  const desk = useDesk()
  return async () => {
    await desk?.outbox.settleRemovals()
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
