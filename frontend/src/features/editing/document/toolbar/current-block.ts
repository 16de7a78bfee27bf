import { type Editor, findParentNode } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'

type Attributes = { kind: string; argument: string }
type Found = { pos: number; attributes: Attributes }

/** The block that the selection is in, or is. */
export function currentBlock(editor: Editor): Found | null {
  const { selection } = editor.state
  if (selection instanceof NodeSelection && selection.node.type.name === 'container') {
    return { pos: selection.from, attributes: selection.node.attrs as Attributes }
  }
  const parent = findParentNode((node) => node.type.name === 'container')(selection)
  return parent ? { pos: parent.pos, attributes: parent.node.attrs as Attributes } : null
}

/** Change the block around the selection; false when there is none. */
export function changeBlock(editor: Editor, attributes: Partial<Attributes>): boolean {
  const block = currentBlock(editor)
  if (!block) return false
  return editor.commands.command(({ tr }) => {
    tr.setNodeMarkup(block.pos, undefined, { ...block.attributes, ...attributes })
    return true
  })
}

/** Take the block around the selection away and leave its text. */
export function liftBlock(editor: Editor): void {
  const block = currentBlock(editor)
  if (!block) return
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const node = tr.doc.nodeAt(block.pos)
      if (node) tr.replaceWith(block.pos, block.pos + node.nodeSize, node.content)
      return true
    })
    .run()
}
