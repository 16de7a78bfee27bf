import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { PageTitle } from '@/components/page-title'
import { ToEditing } from '@/components/to-editing'
import { useHead } from '@/lib/head'
import { EarlierPictures } from './earlier-pictures'
import { OnePicture } from './one-picture'
import styles from './pictures.module.css'

/** Every picture that was uploaded: what it shows, where it stands, and taking it away. */
export function PicturesPage() {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<string | null>(null)
  useHead({ title: t`Afbeeldingen` })
  return (
    <div className={`page ${styles.page}`}>
      <PageTitle
        eyebrow={<ToEditing />}
        lead={<Trans>Kies een afbeelding om te zien wat erbij staat en waar je ze vindt.</Trans>}
      >
        <Trans>Afbeeldingen</Trans>
      </PageTitle>
      <EarlierPictures isPage onChoose={({ id }) => setChosen(id)} />
      {chosen && <OnePicture id={chosen} onClose={() => setChosen(null)} />}
    </div>
  )
}
