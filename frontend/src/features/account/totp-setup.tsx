import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { encode } from 'uqr'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { allauth } from '@/lib/api'
import styles from './account.module.css'
import type { Setup } from './authenticators'
import { useGuard } from './reauthentication'
import { Trouble } from './trouble'
import { useAction } from './use-action'

type Props = { setup: Setup; onActivated: () => Promise<void>; onCancel: () => void }

/** Scan or copy the secret into an app, then prove that it makes the right codes. */
export function TotpSetup({ setup, onActivated, onCancel }: Props) {
  const guard = useGuard()
  const [code, setCode] = useState('')
  const activate = useAction(async () => {
    const body = { code: code.replace(/\s/g, '') }
    await guard(() => allauth('POST', '/account/authenticators/totp', body))
    await onActivated()
  })
  return (
    <Form onSubmit={() => void activate.run()}>
      <p>
        <Trans>
          Scan deze code met een app voor codes op je telefoon, zoals Aegis of Google Authenticator.
        </Trans>
      </p>
      <QrCode text={setup.address} />
      <div>
        <p>
          <Trans>Lukt scannen niet? Neem dan deze sleutel over in de app:</Trans>
        </p>
        <p className={styles.secret}>{setup.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      </div>
      <Trouble problem={activate.problem} fields={['code']} />
      <TextField
        label={<Trans>Code uit de app</Trans>}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={setCode}
        error={issueFor(activate.problem, 'code')}
      />
      <FormActions>
        <Button type="submit" variant="primary" busy={activate.busy}>
          <Trans>Zet aan</Trans>
        </Button>
        <Button onClick={onCancel}>
          <Trans>Toch niet</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}

function QrCode({ text }: { text: string }) {
  const { t } = useLingui()
  const { data, size } = encode(text, { border: 2 })
  const dots = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return (
    <div className={styles.qr}>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={t`QR-code met de sleutel hieronder`}
      >
        <path d={dots.join('')} fill="#000" shapeRendering="crispEdges" />
      </svg>
    </div>
  )
}
