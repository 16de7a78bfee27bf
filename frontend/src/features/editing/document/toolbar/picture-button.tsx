import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Form, FormActions, TextField } from '@/components/form'
import type { ChosenPicture, DocumentEditorProps } from '../types'
import { ToolButton } from './tool-button'

type Props = {
  editor: Editor
  onChoosePicture: NonNullable<DocumentEditorProps['onChoosePicture']>
}

/** Choose a picture, say what it shows, and put it in the text. */
export function PictureButton({ editor, onChoosePicture }: Props) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<ChosenPicture | null>(null)
  const choose = async () => setChosen(await onChoosePicture())
  return (
    <>
      <ToolButton label={t`Afbeelding`} icon={ImagePlus} onAct={() => void choose()} />
      {chosen && <PictureDialog editor={editor} picture={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

type DialogProps = { editor: Editor; picture: ChosenPicture; onClose: () => void }

function PictureDialog({ editor, picture, onClose }: DialogProps) {
  const { t } = useLingui()
  const [alt, setAlt] = useState(picture.alt ?? '')
  const [caption, setCaption] = useState(picture.caption ?? '')
  const [isWrong, setIsWrong] = useState(false)
  const submit = () => {
    setIsWrong(alt.trim() === '')
    if (alt.trim() === '') return
    const attrs = { src: picture.src, alt: alt.trim(), title: caption.trim() || null }
    editor.chain().focus().insertContent({ type: 'image', attrs }).run()
    onClose()
  }
  return (
    <Dialog title={<Trans>Afbeelding</Trans>} isOpen onClose={onClose}>
      <Form onSubmit={submit}>
        <TextField
          autoFocus
          label={t`Wat is er te zien?`}
          description={t`Voor wie de afbeelding niet ziet.`}
          value={alt}
          onChange={setAlt}
          error={isWrong ? t`Schrijf in een paar woorden wat er te zien is.` : undefined}
        />
        <TextField label={t`Bijschrift`} value={caption} onChange={setCaption} optional />
        <FormActions>
          <Button type="submit" variant="primary">
            <Trans>Zet in de tekst</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Annuleer</Trans>
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
