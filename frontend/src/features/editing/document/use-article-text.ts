import type { Editor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import { type DocNode, read, write } from './dialect'

/**
 * Keeps `editor` and `value` the same. Returns what to call after each change in the editor: it
 * passes on the Markdown when that says something else than before.
 */
export function useArticleText(value: string, onChange: (markdown: string) => void) {
  const shown = useRef(value)
  const written = useRef<string | null>(null)
  const passOn = (document: DocNode) => {
    written.current ??= write(read(shown.current))
    const markdown = write(document)
    if (markdown === written.current) return
    shown.current = markdown
    written.current = markdown
    onChange(markdown)
  }
  return { shown, written, passOn }
}

/** Show a `value` that came from elsewhere, such as another version of the text. */
export function useValueFromElsewhere(
  editor: Editor | null,
  value: string,
  { shown, written }: ReturnType<typeof useArticleText>,
): void {
  useEffect(() => {
    if (!editor || value === shown.current) return
    shown.current = value
    written.current = null
    editor
      .chain()
      .setMeta('addToHistory', false)
      .setContent(read(value), { emitUpdate: false })
      .run()
  }, [editor, value, shown, written])
}
