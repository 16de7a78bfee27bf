import { type Editor, useEditorState } from '@tiptap/react'
import type { DocumentEditorProps } from '../types'
import { BlockFields } from './block-fields'
import { currentBlock } from './current-block'
import { LinkFields } from './link-fields'
import { PictureFields } from './picture-fields'
import { TableTools } from './table-tools'
import styles from './toolbar.module.css'

type Props = { editor: Editor; onChooseArticle: DocumentEditorProps['onChooseArticle'] }

/** What belongs to the thing the selection is in: a table, a block, a picture, a link. */
export function ContextBar({ editor, onChooseArticle }: Props) {
  const place = useEditorState({
    editor,
    selector: ({ editor }) => ({
      isTable: editor.isActive('table'),
      isPicture: editor.isActive('image'),
      href: editor.isActive('link') ? String(editor.getAttributes('link').href) : null,
      block: currentBlock(editor)?.attributes ?? null,
      picture: editor.getAttributes('image'),
    }),
  })
  const isAnything = place.isTable || place.isPicture || place.href !== null || place.block
  if (!isAnything) return null
  return (
    <div className={styles.context}>
      {place.isTable && <TableTools editor={editor} />}
      {place.block && <BlockFields editor={editor} block={place.block} />}
      {place.isPicture && <PictureFields editor={editor} picture={place.picture} />}
      {place.href !== null && (
        <LinkFields editor={editor} href={place.href} onChooseArticle={onChooseArticle} />
      )}
    </div>
  )
}
