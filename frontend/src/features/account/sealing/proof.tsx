import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, TextArea, TextField } from '@/components/form'
import type { Opener } from '@/lib/sealed'

type Props = {
  busy: boolean
  /** With the code first, for who forgot the passphrase. */
  byCode?: boolean
  onGiven: (opener: Opener) => void
  /** What is said between the field and the buttons. */
  children?: ReactNode
}

/** Give the passphrase or the recovery code of today. */
export function Proof({ busy, byCode: first = false, onGiven, children }: Props) {
  const { t } = useLingui()
  const [byCode, setByCode] = useState(first)
  const [text, setText] = useState('')
  const give = () => {
    if (busy) return
    onGiven(byCode ? { by: 'recovery', text } : { by: 'passphrase', passphrase: text })
  }
  const turn = () => {
    setText('')
    setByCode(!byCode)
  }
  return (
    <Form onSubmit={give} label={t`Toon dat jij het bent`}>
      {byCode ? (
        <TextArea
          label={<Trans>De twaalf woorden van je herstelcode</Trans>}
          description={<Trans>Van elk woord zijn de eerste vier letters genoeg.</Trans>}
          rows={3}
          autoComplete="off"
          spellCheck="false"
          value={text}
          onChange={setText}
        />
      ) : (
        <TextField
          label={<Trans>Je wachtzin van nu</Trans>}
          type="password"
          autoComplete="off"
          value={text}
          onChange={setText}
        />
      )}
      {children}
      <FormActions>
        <Button type="submit" variant="primary" busy={busy}>
          <Trans>Ga verder</Trans>
        </Button>
        <Button variant="quiet" onClick={turn}>
          {byCode ? <Trans>Met je wachtzin</Trans> : <Trans>Met je herstelcode</Trans>}
        </Button>
      </FormActions>
    </Form>
  )
}
