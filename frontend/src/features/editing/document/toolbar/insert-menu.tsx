import { useLingui } from '@lingui/react/macro'
import type { Editor } from '@tiptap/react'
import { Plus } from 'lucide-react'
import type { BlockKind } from '../dialect'
import { changeBlock } from './current-block'
import { type Choice, ToolMenu } from './tool-menu'
import { useTools } from './use-tools'

/** Blocks, a table, a rule: what stands between paragraphs. */
export function InsertMenu({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const tools = useTools(editor)
  // The server refuses blocks inside other things, so they are not offered there.
  const isInside = tools.isTable || tools.isQuote || tools.isBulletList || tools.isOrderedList
  const block = (kind: BlockKind, label: string): Choice => ({
    id: kind,
    label,
    isDisabled: isInside,
    onAct: () => putBlock(editor, kind),
  })
  const choices = [
    block('callout', t`Kader`),
    block('example', t`Voorbeeld`),
    block('prompt', t`Vraag om over na te denken`),
    {
      id: 'table',
      label: t`Tabel`,
      isDisabled: tools.isTable,
      onAct: () =>
        editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
    },
    {
      id: 'rule',
      label: t`Scheidingslijn`,
      isDisabled: tools.isTable,
      onAct: () => editor.chain().focus().setHorizontalRule().run(),
    },
  ]
  return <ToolMenu label={t`Invoegen`} icon={Plus} choices={choices} />
}

/**
 * Put an empty block under the text that the cursor is in, or what is selected into a block; in a
 * block already, make it one of this kind.
 */
function putBlock(editor: Editor, kind: BlockKind): void {
  const attrs = { kind, argument: '' }
  const { empty, $from } = editor.state.selection
  if (changeBlock(editor, attrs)) editor.commands.focus()
  else if (!empty || $from.parent.content.size === 0) {
    editor.chain().focus().wrapIn('container', attrs).run()
  } else {
    const place = $from.after()
    editor
      .chain()
      .insertContentAt(place, { type: 'container', attrs, content: [{ type: 'paragraph' }] })
      .setTextSelection(place + 2)
      .focus()
      .run()
  }
}
