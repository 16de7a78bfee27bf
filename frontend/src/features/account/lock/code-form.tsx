import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, TextField } from '@/components/form'
import { Notice } from '@/components/notice'
import type { Lock, Tried } from '@/lib/lock'
import { useAction } from '../use-action'

/** The person's own code. A wrong one is slowed and never refused for good. */
export function CodeForm({ lock }: { lock: Lock }) {
  const { t } = useLingui()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState<Tried | null>(null)
  const open = useAction(async () => {
    setTried(await lock.tryCode(code))
    setCode('')
  })
  return (
    <Form onSubmit={() => void open.run()}>
      <TextField
        label={<Trans>Je code</Trans>}
        name="lock-code"
        type="password"
        autoComplete="off"
        autoFocus
        value={code}
        onChange={setCode}
        error={tried && !tried.opened ? t`Deze code is het niet.` : undefined}
      />
      {tried && tried.wait > 0 && (
        <Notice tone="warning" live>
          <Plural
            value={tried.wait}
            one="Wacht # seconde en probeer het dan opnieuw."
            other="Wacht # seconden en probeer het dan opnieuw."
          />
        </Notice>
      )}
      <FormActions>
        <Button type="submit" variant="primary" busy={open.busy}>
          <Trans>Open</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
