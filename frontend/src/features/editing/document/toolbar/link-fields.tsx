import { Trans, useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { Group } from 'react-aria-components/Group'
import { Button } from '@/components/button'
import { articleAddress, articleKey } from '../schema/link'
import type { DocumentEditorProps } from '../types'
import { AddressDialog } from './address-dialog'
import { removeLink, setLink } from './set-link'
import styles from './toolbar.module.css'

type Props = {
  editor: Editor
  href: string
  onChooseArticle: DocumentEditorProps['onChooseArticle']
}

/** Where the link under the cursor goes, and how to change or remove it. */
export function LinkFields({ editor, href, onChooseArticle }: Props) {
  const { t } = useLingui()
  const [isAsking, setIsAsking] = useState(false)
  const key = articleKey(href)
  const change = async () => {
    if (key === null || !onChooseArticle) return setIsAsking(true)
    const article = await onChooseArticle()
    if (article) setLink(editor, articleAddress(article.key), article.title)
    else editor.commands.focus()
  }
  return (
    <Group aria-label={t`Link`} className={styles.fields ?? ''}>
      <p className={styles.where}>
        {key === null ? <Trans>Gaat naar {href}</Trans> : <Trans>Gaat naar artikel {key}</Trans>}
      </p>
      <Button variant="quiet" onClick={() => void change()}>
        <Trans>Wijzig de link</Trans>
      </Button>
      <Button variant="quiet" onClick={() => removeLink(editor)}>
        <Trans>Haal de link weg</Trans>
      </Button>
      {isAsking && <AddressDialog editor={editor} onClose={() => setIsAsking(false)} />}
    </Group>
  )
}
