import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import { articleAddress } from '../schema/link'
import type { DocumentEditorProps } from '../types'
import { AddressDialog } from './address-dialog'
import { setLink } from './set-link'
import { type Choice, ToolMenu } from './tool-menu'

type Props = { editor: Editor; onChooseArticle: DocumentEditorProps['onChooseArticle'] }

/** Link to another article, which may move, or to an address. */
export function LinkMenu({ editor, onChooseArticle }: Props) {
  const { t } = useLingui()
  const [isAsking, setIsAsking] = useState(false)
  const chooseArticle = async (choose: NonNullable<typeof onChooseArticle>) => {
    const article = await choose()
    if (article) setLink(editor, articleAddress(article.key), article.title)
    else editor.commands.focus()
  }
  const choices: Choice[] = [
    ...(onChooseArticle
      ? [
          {
            id: 'article',
            label: t`Link naar een artikel`,
            onAct: () => void chooseArticle(onChooseArticle),
          },
        ]
      : []),
    { id: 'address', label: t`Link naar een adres`, onAct: () => setIsAsking(true) },
  ]
  return (
    <>
      <ToolMenu label={t`Link`} icon={Link2} choices={choices} />
      {isAsking && <AddressDialog editor={editor} onClose={() => setIsAsking(false)} />}
    </>
  )
}
