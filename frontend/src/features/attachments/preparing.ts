import { Problem } from '@/lib/api'
import type { Bytes } from '@/lib/sealed'
import { MOST_BYTES } from './attachments'
import { drawnAnew, Undrawable } from './drawing'
import { nameOf } from './names'

/** A file as it is to be sealed, with what is told about it. */
export type Prepared = {
  content: Bytes
  name: string
  kind: 'picture' | 'pdf'
  width: number | null
  height: number | null
  pages: number | null
  preview: string | null
}

/** Within how many bytes a PDF must say that it is one. */
const BEGINNING = 1024

/**
 * A file that somebody chose, made ready on this device: a picture drawn anew, a PDF as it is.
 * Throws a `Problem` without words of the server when it is neither.
 */
export async function prepared(file: File): Promise<Prepared> {
  const name = nameOf(file.name)
  if (await isPdf(file)) {
    const content = new Uint8Array(await file.arrayBuffer())
    return { content, name, kind: 'pdf', width: null, height: null, pages: null, preview: null }
  }
  try {
    const drawn = await drawnAnew(file)
    if (drawn.content.length > MOST_BYTES) throw ours(413, 'attachment-too-large')
    return { ...drawn, name, kind: 'picture', pages: null }
  } catch (error) {
    if (error instanceof Undrawable) throw ours(415, UNREADABLE)
    throw error
  }
}

/** Of a file that this browser can make nothing of. */
export const UNREADABLE = 'attachment-unreadable'

/** A refusal of this device: the server was not asked, so the words are the screen's. */
export function ours(status: number, code: string): Problem {
  return new Problem({ status, code, title: '', detail: '' })
}

async function isPdf(file: File): Promise<boolean> {
  const beginning = new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer())
  return String.fromCharCode(...beginning).includes('%PDF-')
}
