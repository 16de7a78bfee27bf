import type { Editor } from '@tiptap/react'

/** Make the selection, or the link it is in, lead to `href`; with nothing selected, insert `text`. */
export function setLink(editor: Editor, href: string, text: string): void {
  const mark = { type: 'link', attrs: { href, title: null } }
  const chain = editor.chain().focus()
  if (editor.isActive('link')) {
    chain.extendMarkRange('link').setMark('link', mark.attrs).run()
  } else if (editor.state.selection.empty) {
    chain.insertContent({ type: 'text', text: text || href, marks: [mark] }).run()
  } else {
    chain.setMark('link', mark.attrs).run()
  }
}

export function removeLink(editor: Editor): void {
  editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
}

/** What somebody typed as an address, made whole; `null` when it cannot be one. */
export function wholeAddress(typed: string): string | null {
  const text = typed.trim()
  if (text === '' || /\s/.test(text)) return null
  if (/^(https?:\/\/.|mailto:.|\/|#)/i.test(text)) return text
  if (/^[^/:@]+@[^/:@]+\.[^/:@]+$/.test(text)) return `mailto:${text}`
  return /^[^/:]+\.[^/:]{2,}(\/.*)?$/.test(text) ? `https://${text}` : null
}
