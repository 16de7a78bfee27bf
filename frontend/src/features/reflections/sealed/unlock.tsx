import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, TextArea, TextField } from '@/components/form'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { Counting, Refusal } from '@/components/unlocking'
import { isProblem } from '@/lib/api'
import type { Desk } from '@/lib/device'
import { readSealing } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import type { Sealing } from '@/lib/sealed'
import { useUnlock } from './use-unlock'

type Props = { desk: Desk; keyId: string; onDone?: () => void }

/** Open what is sealed with this key, by passphrase, passkey or recovery code. */
export function Unlock({ desk, keyId, onDone }: Props) {
  const { data, error } = useQuery({
    queryKey: ['sealing-key', desk.person, keyId],
    queryFn: async () => (await readSealing(desk, keyId)).sealing,
    // Typing once more asks the server for nothing.
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
  })
  if (isProblem(error)) {
    return (
      <Notice tone="warning" live>
        <ProblemText problem={error} />
      </Notice>
    )
  }
  return data ? <Ways desk={desk} sealing={data} onDone={onDone} /> : <Loading />
}

type WaysProps = { desk: Desk; sealing: Sealing; onDone: (() => void) | undefined }

function Ways({ desk, sealing, onDone }: WaysProps) {
  const [byCode, setByCode] = useState(false)
  const unlocking = useUnlock(desk, sealing, onDone)
  const { busy, share, refusal, run } = unlocking
  return (
    <>
      {byCode ? (
        <CodeForm busy={busy} onOpen={(text) => void run({ by: 'recovery', text })}>
          <Refusal refusal={refusal} />
        </CodeForm>
      ) : (
        <PassphraseForm
          busy={busy}
          onOpen={(passphrase) => void run({ by: 'passphrase', passphrase })}
        >
          <Refusal refusal={refusal} />
        </PassphraseForm>
      )}
      <Counting share={share} />
      <FormActions>
        {sealing.passkeys.length > 0 && (
          <Button busy={busy} onClick={() => void run({ by: 'passkey' })}>
            <Trans>Met je passkey</Trans>
          </Button>
        )}
        <Button variant="quiet" onClick={() => setByCode(!byCode)}>
          {byCode ? <Trans>Met je wachtzin</Trans> : <Trans>Met je herstelcode</Trans>}
        </Button>
      </FormActions>
      {byCode && <AfterCode />}
    </>
  )
}

type FormProps = { busy: boolean; onOpen: (text: string) => void; children: ReactNode }

function PassphraseForm({ busy, onOpen, children }: FormProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  return (
    <Form onSubmit={() => !busy && onOpen(text)} label={t`Ontgrendelen met je wachtzin`}>
      <TextField
        label={<Trans>Je wachtzin</Trans>}
        description={<Trans>Niet het wachtwoord van je account.</Trans>}
        type="password"
        autoComplete="off"
        value={text}
        onChange={setText}
      />
      {children}
      <FormActions>
        <Button type="submit" variant="primary" busy={busy}>
          <Trans>Ontgrendelen</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}

function CodeForm({ busy, onOpen, children }: FormProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  return (
    <Form onSubmit={() => !busy && onOpen(text)} label={t`Ontgrendelen met je herstelcode`}>
      <TextArea
        label={<Trans>De twaalf woorden van je herstelcode</Trans>}
        description={<Trans>Van elk woord zijn de eerste vier letters genoeg.</Trans>}
        rows={3}
        autoComplete="off"
        spellCheck="false"
        value={text}
        onChange={setText}
      />
      {children}
      <FormActions>
        <Button type="submit" variant="primary" busy={busy}>
          <Trans>Ontgrendelen</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}

/** Whoever needs the code has lost the passphrase. */
function AfterCode() {
  const lang = useLocale()
  return (
    <p className="soft">
      <Trans>Wachtzin vergeten?</Trans>{' '}
      <Link to="/$lang/account/sealing" params={{ lang }}>
        <Trans>Kies een nieuwe met je herstelcode</Trans>
      </Link>
    </p>
  )
}
