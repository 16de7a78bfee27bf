import { Trans, useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { DropZone, type DropZoneProps } from 'react-aria-components/DropZone'
import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { Text } from 'react-aria-components/Text'
import { Button } from '@/components/button'
import styles from './pictures.module.css'

const KINDS = 'image/jpeg,image/png,image/webp,image/avif,image/gif'

type Props = { progress: number | null; onFile: (file: File) => void }

/** A place for a file: choose it, drop it here or paste it. */
export function NewPicture({ progress, onFile }: Props) {
  const { t } = useLingui()
  const input = useRef<HTMLInputElement>(null)
  if (progress !== null) return <Progress part={progress} />
  const drop: DropZoneProps['onDrop'] = async ({ items }) => {
    const item = items.find(({ kind }) => kind === 'file')
    if (item?.kind === 'file') onFile(await item.getFile())
  }
  return (
    <DropZone onDrop={(event) => void drop?.(event)} className={styles.drop ?? ''}>
      <Button variant="primary" onClick={() => input.current?.click()}>
        <Trans>Kies een bestand</Trans>
      </Button>
      <input
        ref={input}
        type="file"
        accept={KINDS}
        hidden
        aria-label={t`Bestand met een afbeelding`}
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file) onFile(file)
        }}
      />
      <Text slot="label" className={styles.hint ?? ''}>
        <Trans>
          Of sleep of plak het hier. JPEG, PNG, WebP, AVIF of GIF, hoogstens 15 MB. Lezers krijgen
          niet te zien waar en wanneer een foto gemaakt is.
        </Trans>
      </Text>
    </DropZone>
  )
}

function Progress({ part }: { part: number }) {
  const percent = Math.round(part * 100)
  return (
    <ProgressBar value={percent} className={styles.progress ?? ''}>
      <Label>
        {percent < 100 ? (
          <Trans>Bezig met opladen</Trans>
        ) : (
          <Trans>We maken de afbeelding klaar</Trans>
        )}
      </Label>
      <progress max={100} value={percent} aria-hidden="true" />
    </ProgressBar>
  )
}
