import { Trans, useLingui } from '@lingui/react/macro'
import { FileDrop, FileProgress } from '@/components/file-drop'
import styles from './pictures.module.css'

const KINDS = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

type Props = { progress: number | null; onFile: (file: File) => void }

/** A place for a file: choose it, drop it here or paste it. */
export function NewPicture({ progress, onFile }: Props) {
  const { t } = useLingui()
  if (progress !== null) return <Progress part={progress} />
  return (
    <FileDrop
      action={<Trans>Kies een bestand</Trans>}
      inputLabel={t`Bestand met een afbeelding`}
      kinds={KINDS}
      variant="primary"
      onFiles={([file]) => file && onFile(file)}
    >
      <Trans>
        Of sleep of plak het hier. JPEG, PNG, WebP, AVIF of GIF, hoogstens 15 MB. Lezers krijgen
        niet te zien waar en wanneer een foto gemaakt is.
      </Trans>
    </FileDrop>
  )
}

function Progress({ part }: { part: number }) {
  return (
    <FileProgress part={part} className={styles.progress}>
      {part < 1 ? <Trans>Bezig met opladen</Trans> : <Trans>We maken de afbeelding klaar</Trans>}
    </FileProgress>
  )
}
