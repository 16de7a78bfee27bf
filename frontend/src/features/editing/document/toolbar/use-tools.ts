import { type ChainedCommands, type Editor, useEditorState } from '@tiptap/react'

/** What the selection is in, and what can be done there. */
export function useTools(editor: Editor) {
  return useEditorState({
    editor,
    selector: ({ editor }) => ({
      level: editor.isActive('heading') ? Number(editor.getAttributes('heading').level) : null,
      isCodeBlock: editor.isActive('codeBlock'),
      isBold: editor.isActive('bold'),
      isItalic: editor.isActive('italic'),
      isCode: editor.isActive('code'),
      isBulletList: editor.isActive('bulletList'),
      isOrderedList: editor.isActive('orderedList'),
      isQuote: editor.isActive('blockquote'),
      isTable: editor.isActive('table'),
      canUndo: editor.can().undo(),
      canRedo: editor.can().redo(),
      canIndent: editor.can().sinkListItem('listItem'),
      canOutdent: editor.can().liftListItem('listItem'),
    }),
  })
}

/** Answers a press: `change` the selection, and go on in the text when a pointer asked for it. */
export function act(editor: Editor, change: (chain: ChainedCommands) => ChainedCommands) {
  return (isPointer: boolean): void => {
    const chain = editor.chain()
    change(isPointer ? chain.focus() : chain).run()
  }
}
