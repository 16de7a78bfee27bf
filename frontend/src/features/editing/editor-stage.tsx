import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { vi } from 'vitest'
import { ArticleEditor } from './article-editor'
import type { ChosenPicture, DocumentEditorProps, Pictures } from './document/types'

// What jsdom lacks and ProseMirror asks: where things are on the screen.
const nowhere = () => new DOMRect()
Range.prototype.getBoundingClientRect = nowhere
Range.prototype.getClientRects = () => document.createElement('p').getClientRects()
document.elementFromPoint = () => null

/** Pictures of which somebody always chooses `picture`; only that one is there. */
export function picturesOf(picture: ChosenPicture | null): Pictures & { files: File[] } {
  const files: File[] = []
  return {
    files,
    choose: async (file) => {
      if (file) files.push(file)
      return picture
    },
    find: async (src) => (src === picture?.src ? picture.address : null),
    described: vi.fn(),
  }
}

type Given = Partial<DocumentEditorProps>

type Told = { changes: string[]; setValue: (value: string) => void }

function Page({ told, ...given }: Given & { told: Told }) {
  const [value, setValue] = useState(given.value ?? '')
  useEffect(() => {
    told.setValue = setValue
  }, [told])
  const onChange = (markdown: string) => {
    told.changes.push(markdown)
    setValue(markdown)
  }
  return (
    <I18nProvider i18n={i18n}>
      <button type="button">Voor</button>
      <ArticleEditor language="nl" {...given} value={value} onChange={onChange} />
      <button type="button">Na</button>
    </I18nProvider>
  )
}

/** Opens the editor as a page would have it, and tells what the page was told. */
export async function openEditor(given: Given = {}) {
  const told: Told = { changes: [], setValue: () => undefined }
  const user = userEvent.setup()
  const { rerender } = render(<Page told={told} {...given} />)
  const text = await screen.findByRole('textbox', { name: 'Tekst van het artikel' })
  return {
    user,
    changes: told.changes,
    latest: () => told.changes.at(-1),
    /** The text changes elsewhere, for example because another version was chosen. */
    replace: (value: string) => act(() => told.setValue(value)),
    /** The page asks for something else than at first. */
    ask: (more: Given) => rerender(<Page told={told} {...given} {...more} />),
    text,
    editor: editorIn(text),
  }
}

/** The editor behind the text: jsdom has no typing into editable elements. */
export function editorIn(text: HTMLElement): Editor {
  return (text as HTMLElement & { editor: Editor }).editor
}

/** Select `words` in the text. */
export function select(editor: Editor, words: string): void {
  editor.state.doc.descendants((node, pos) => {
    const at = node.text?.indexOf(words) ?? -1
    if (at < 0) return
    const from = pos + at
    act(() => void editor.commands.setTextSelection({ from, to: from + words.length }))
  })
}

/** Put the cursor before `words`. */
export function goTo(editor: Editor, words: string): void {
  select(editor, words)
  const { from } = editor.state.selection
  act(() => void editor.commands.setTextSelection(from))
}
