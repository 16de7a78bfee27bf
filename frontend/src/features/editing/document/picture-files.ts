import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

export type FileTaker = (file: File) => void

/** Take a picture that was pasted by itself. A page or a letter comes as words, without its own. */
export function filePasted(event: ClipboardEvent, take: FileTaker | null): boolean {
  const file = event.clipboardData?.files[0]
  if (!file || event.clipboardData?.getData('text/plain').trim()) return false
  event.preventDefault()
  take?.(file)
  return true
}

/** Take a file that was dropped, to be put where it was dropped. */
export function fileDropped(view: EditorView, event: DragEvent, take: FileTaker | null): boolean {
  const file = event.dataTransfer?.files[0]
  if (!file) return false
  event.preventDefault()
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (place) {
    const { tr, doc } = view.state
    view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(place.pos))))
  }
  take?.(file)
  return true
}
