import { Trans } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { FormActions } from '@/components/form'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import type { PictureSummary } from '../data/pictures'
import { EarlierPictures } from './earlier-pictures'
import { NewPicture } from './new-picture'
import styles from './pictures.module.css'
import { useUpload } from './use-upload'

type Props = {
  /** Upload this one at once. */
  file: File | undefined
  onChoose: (picture: PictureSummary) => void
  onClose: () => void
}

/** Upload a picture, or choose one that is here already. */
export function PictureDialog({ file, onChoose, onClose }: Props) {
  const upload = useUpload(onChoose)
  const begun = useRef(false)
  useEffect(() => {
    if (file && !begun.current) upload.begin(file)
    begun.current = true
  }, [file, upload.begin])
  return (
    <Dialog title={<Trans>Afbeelding</Trans>} isOpen onClose={onClose}>
      <div className={styles.chooser}>
        <div role="alert">
          {upload.isTooLarge && (
            <Notice tone="warning" title={<Trans>Dit bestand is te groot</Trans>}>
              <p>
                <Trans>
                  Een afbeelding mag hoogstens 15 MB zijn. Bewaar ze kleiner en probeer opnieuw.
                </Trans>
              </p>
            </Notice>
          )}
          {upload.problem && (
            <Notice tone="warning" title={upload.problem.title || undefined}>
              <p>
                <ProblemText problem={upload.problem} />
              </p>
            </Notice>
          )}
        </div>
        <NewPicture progress={upload.progress} onFile={upload.begin} />
        <EarlierPictures onChoose={onChoose} />
        <FormActions>
          <Button onClick={onClose}>
            <Trans>Annuleer</Trans>
          </Button>
        </FormActions>
      </div>
    </Dialog>
  )
}
