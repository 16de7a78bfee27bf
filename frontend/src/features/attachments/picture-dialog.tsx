import { Trans } from '@lingui/react/macro'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Loading } from '@/components/loading'
import styles from './attachments.module.css'
import { DownloadButton } from './download-button'
import type { Shown } from './sealed'
import { Trouble } from './trouble'
import { usePicture, useSaving } from './use-content'

type Props = { attachment: Shown; isOpen: boolean; onClose: () => void }

/** A photo, as large as the screen lets it be. */
export function PictureDialog({ attachment, isOpen, onClose }: Props) {
  const saving = useSaving(attachment)
  return (
    <Dialog title={attachment.name} isOpen={isOpen} onClose={onClose} wide>
      <Picture attachment={attachment} />
      {saving.problem && <Trouble problem={saving.problem} />}
      <div className={styles.beneath}>
        <Button onClick={onClose}>
          <Trans>Sluiten</Trans>
        </Button>
        <DownloadButton attachment={attachment} saving={saving} />
      </div>
    </Dialog>
  )
}

function Picture({ attachment }: { attachment: Shown }) {
  const { name, width, height } = attachment
  const { address, problem } = usePicture(attachment)
  if (problem) return <Trouble problem={problem} />
  if (!address) return <Loading />
  return (
    <img
      className={styles.picture}
      src={address}
      alt={name}
      width={width ?? undefined}
      height={height ?? undefined}
    />
  )
}
