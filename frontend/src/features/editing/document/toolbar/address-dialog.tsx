import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Form, FormActions, TextField } from '@/components/form'
import { articleKey } from '../schema/link'
import { setLink, wholeAddress } from './set-link'

/** Ask where a link goes, and what it says when nothing is selected. */
export function AddressDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useLingui()
  const present = String(editor.getAttributes('link').href ?? '')
  const [address, setAddress] = useState(articleKey(present) === null ? present : '')
  const [text, setText] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const isTextNeeded = editor.state.selection.empty && !editor.isActive('link')
  const submit = () => {
    const whole = wholeAddress(address)
    setIsWrong(whole === null)
    if (whole === null) return
    setLink(editor, whole, text.trim())
    onClose()
  }
  return (
    <Dialog title={<Trans>Link naar een adres</Trans>} isOpen onClose={onClose}>
      <Form onSubmit={submit}>
        <TextField
          autoFocus
          label={t`Adres`}
          inputMode="url"
          value={address}
          onChange={setAddress}
          error={isWrong ? t`Dit is geen adres. Schrijf het zo: https://voorbeeld.be` : undefined}
        />
        {isTextNeeded && (
          <TextField label={t`Tekst van de link`} value={text} onChange={setText} optional />
        )}
        <FormActions>
          <Button type="submit" variant="primary">
            <Trans>Maak de link</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Annuleer</Trans>
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
