import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Form, FormActions, TextArea, TextField } from '@/components/form'
import styles from './document-editor.module.css'
import { LONGEST, oneLine } from './one-line'
import type { ChosenPicture, Pictures } from './types'

type Insertion = { begin: (file?: File) => void; dialog: ReactNode }

/** Choose a picture (or upload `file`), say what it shows, and put it where the cursor is. */
export function usePictureInsertion(
  editor: Editor | null,
  pictures: Pictures | undefined,
): Insertion {
  const [chosen, setChosen] = useState<ChosenPicture | null>(null)
  const begin = (file?: File) => {
    void pictures?.choose(file).then((picture) => {
      setChosen(picture)
      if (!picture) editor?.commands.focus()
    })
  }
  const insert = (picture: ChosenPicture, alt: string, caption: string) => {
    if (editor) put(editor, { src: picture.src, alt, title: caption || null })
    pictures?.described(picture.src, alt)
    setChosen(null)
  }
  const dialog = chosen && (
    <WordsDialog
      picture={chosen}
      onInsert={(alt, caption) => insert(chosen, alt, caption)}
      onClose={() => {
        setChosen(null)
        editor?.commands.focus()
      }}
    />
  )
  return { begin, dialog }
}

/** A picture stands by itself, under the text that the cursor is in; in a cell it stands inside. */
function put(editor: Editor, attrs: Record<string, string | null>): void {
  const image = { type: 'image', attrs }
  const { $from } = editor.state.selection
  const isEmpty = $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0
  const chain = editor.chain().focus()
  if (isEmpty || editor.isActive('table')) chain.insertContent(image).run()
  else {
    const place = $from.depth > 0 ? $from.after() : $from.pos
    chain.insertContentAt(place, { type: 'paragraph', content: [image] }).run()
  }
}

type DialogProps = {
  picture: ChosenPicture
  onInsert: (alt: string, caption: string) => void
  onClose: () => void
}

function WordsDialog({ picture, onInsert, onClose }: DialogProps) {
  const { t } = useLingui()
  const [alt, setAlt] = useState(picture.alt ?? '')
  const [caption, setCaption] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const submit = () => {
    const said = oneLine(alt)
    setIsWrong(said === '')
    if (said) onInsert(said, oneLine(caption))
  }
  return (
    <Dialog title={<Trans>Afbeelding</Trans>} isOpen onClose={onClose}>
      <Form onSubmit={submit}>
        <img src={picture.address} alt="" className={styles.preview} />
        <TextArea
          autoFocus
          rows={2}
          maxLength={LONGEST}
          label={t`Wat is er te zien?`}
          description={
            <Trans>
              Voor wie de afbeelding niet ziet. Zeg in een of twee zinnen wat telt in dit artikel:
              wie of wat, en wat er gebeurt. “Foto van” hoeft er niet bij.
            </Trans>
          }
          value={alt}
          onChange={setAlt}
          error={isWrong ? t`Schrijf in een paar woorden wat er te zien is.` : undefined}
        />
        <TextField
          label={t`Bijschrift`}
          description={<Trans>Staat voor iedereen onder de afbeelding.</Trans>}
          maxLength={LONGEST}
          value={caption}
          onChange={setCaption}
          optional
        />
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
