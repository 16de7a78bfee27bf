import { Trans } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { allauth, type Flow, isProblem } from '@/lib/api'
import { waysToConfirm } from './authenticators'
import { SecondFactorForm } from './second-factor-form'
import { Trouble } from './trouble'
import { useAction } from './use-action'

/** Does `work`; when the server first wants to know again who is here, asks, and then goes on. */
export type Guard = <Answer>(work: () => Promise<Answer>) => Promise<Answer>

const GuardContext = createContext<Guard>((work) => work())

export function useGuard(): Guard {
  return use(GuardContext)
}

type Asking = { flows: Flow[]; onConfirmed: () => void; onCancelled: () => void }

/** Gives the screens inside a `Guard`, with the dialog it needs. */
export function Reauthentication({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [asking, setAsking] = useState<Asking | null>(null)
  const guard = useCallback<Guard>(
    async (work) => {
      try {
        return await work()
      } catch (error) {
        if (!isProblem(error) || !error.wantsReauthentication) throw error
        // Only allauth's own refusals tell by which means.
        const flows = error.flows.length > 0 ? error.flows : await waysToConfirm(client)
        await new Promise<void>((resolve, reject) => {
          setAsking({ flows, onConfirmed: resolve, onCancelled: () => reject(error) })
        }).finally(() => setAsking(null))
        return work()
      }
    },
    [client],
  )

  return (
    <GuardContext value={guard}>
      {children}
      <Dialog
        title={<Trans>Ben jij het nog?</Trans>}
        isOpen={asking !== null}
        onClose={() => asking?.onCancelled()}
      >
        {asking && <Confirm asking={asking} />}
      </Dialog>
    </GuardContext>
  )
}

function Confirm({ asking }: { asking: Asking }) {
  const factor = asking.flows.find((flow) => flow.id === 'mfa_reauthenticate')
  const hasPassword = asking.flows.some((flow) => flow.id === 'reauthenticate')
  const [byFactor, setByFactor] = useState(!hasPassword)
  return (
    <>
      <p>
        <Trans>Voor deze stap vragen we het nog een keer.</Trans>
      </p>
      {byFactor && factor ? (
        <SecondFactorForm types={factor.types} step="reauthenticate" onDone={asking.onConfirmed} />
      ) : (
        <PasswordForm asking={asking} />
      )}
      {factor && hasPassword && (
        <Button variant="quiet" onClick={() => setByFactor(!byFactor)}>
          {byFactor ? <Trans>Liever met je wachtwoord</Trans> : <Trans>Liever met een code</Trans>}
        </Button>
      )}
    </>
  )
}

function PasswordForm({ asking }: { asking: Asking }) {
  const [password, setPassword] = useState('')
  const confirm = useAction(async () => {
    await allauth('POST', '/auth/reauthenticate', { password })
    asking.onConfirmed()
  })
  return (
    <Form onSubmit={() => void confirm.run()}>
      <Trouble problem={confirm.problem} fields={['password']} />
      <TextField
        label={<Trans>Wachtwoord</Trans>}
        name="password"
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
        error={issueFor(confirm.problem, 'password')}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={confirm.busy}>
          <Trans>Ga verder</Trans>
        </Button>
        <Button onClick={asking.onCancelled}>
          <Trans>Toch niet</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
