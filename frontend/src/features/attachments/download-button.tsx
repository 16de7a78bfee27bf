import { Trans, useLingui } from '@lingui/react/macro'
import { Button, buttonClass } from '@/components/button'
import { addressOf } from './attachments'
import type { Shown } from './sealed'
import type { Saving } from './use-content'

type Props = { attachment: Shown; saving: Saving }

/** Gives somebody the file; a sealed one is opened here first. */
export function DownloadButton({ attachment, saving }: Props) {
  const { t } = useLingui()
  const { name, inside } = attachment
  const label = t`Download: ${name}`
  if (inside) {
    return (
      <Button variant="quiet" aria-label={label} busy={saving.isBusy} onClick={saving.save}>
        <Trans>Download</Trans>
      </Button>
    )
  }
  return (
    <a
      href={addressOf(attachment, 'file')}
      download
      className={buttonClass('quiet')}
      aria-label={label}
    >
      <Trans>Download</Trans>
    </a>
  )
}
