import { type Schemas, sendForm } from '@/lib/api'

export type ImportReport = Schemas['ImportReport']
export type ImportedFile = Schemas['ImportedFile']
export type Upload = { file: File; theme: string; language: string }

/** Everything that editors keep, as one file; the browser saves it. */
export const EVERYTHING = '/api/v1/knowledge-archive'
/** The server decides; this spares the wait, and a connection that it would break off. */
export const MOST_BYTES = 64 * 1024 * 1024

function formOf({ file, theme, language }: Upload): FormData {
  const form = new FormData()
  form.set('file', file)
  if (theme) form.set('theme', theme)
  if (language) form.set('language', language)
  return form
}

type Progress = (part: number) => void

/** What the file would change; nothing is kept. */
export function tryImport(upload: Upload, onProgress: Progress): Promise<ImportReport> {
  return sendForm('/import-trials', formOf(upload), { key: crypto.randomUUID(), onProgress })
}

/** Let exactly that happen which the trial with this `plan` told. */
export function importTexts(
  upload: Upload,
  plan: string,
  key: string,
  onProgress: Progress,
): Promise<ImportReport> {
  const form = formOf(upload)
  form.set('plan', plan)
  return sendForm('/imports', form, { key, onProgress })
}
