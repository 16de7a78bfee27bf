import { queryOptions } from '@tanstack/react-query'
import { api, data, MERGE_PATCH, type Schemas, sendForm } from '@/lib/api'

export type Attachment = Schemas['Attachment']

/** Everything about attachments; invalidate this after a change. */
export const ATTACHMENTS = ['attachments'] as const

/** What the server takes: more bytes need not be sent to hear no. */
export const MOST_BYTES = 10 * 1024 * 1024
/** A phone offers its camera for these, and turns photos of its own kind into JPEG. */
export const KINDS = 'image/jpeg,image/png,image/webp,image/avif,image/gif,application/pdf'

/** What somebody keeps with one reflection, the oldest first; asked again when that is sealed. */
export function attachmentsQuery(reflection: string, isSealed: boolean) {
  return queryOptions({
    queryKey: [...ATTACHMENTS, reflection, isSealed],
    queryFn: ({ signal }) =>
      data(
        api.GET('/reflections/{id}/attachments', {
          params: { path: { id: reflection }, query: { pageSize: 100 } },
          signal,
        }),
      ),
  })
}

type Attempt = { key: string; onProgress: (part: number) => void }

/** Send a file, or with `beside` a sealed one; sent again with the same `key`, it makes no second. */
export function attach(
  reflection: string,
  file: File,
  attempt: Attempt,
  beside: { id: string; envelope: string } | null = null,
): Promise<Attachment> {
  const form = formOf(file, { ...beside })
  return sendForm<Attachment>(`/reflections/${reflection}/attachments`, form, attempt)
}

/** Put a file in the place of the one that is kept: a sealed one with its envelope, or readable. */
export function replaceFile(
  attachment: Attachment,
  file: File,
  beside: { envelope: string } | { name: string },
): Promise<Attachment> {
  const etag = versionOf(attachment)['If-Match']
  return sendForm<Attachment>(`/attachments/${attachment.id}/file`, formOf(file, beside), { etag })
}

/** Another name, or the envelope in which it stands. */
export function rename(
  attachment: Attachment,
  changes: { name: string } | { envelope: string },
): Promise<Attachment> {
  const params = { path: { id: attachment.id }, header: versionOf(attachment) }
  return data(api.PATCH('/attachments/{id}', { params, headers: MERGE_PATCH, body: changes }))
}

/** The bytes of a file as the server has it. */
export async function fetched(
  id: string,
  part: 'file' | 'preview',
): Promise<Uint8Array<ArrayBuffer>> {
  const asked = { params: { path: { id } }, parseAs: 'arrayBuffer' } as const
  const answer =
    part === 'file'
      ? data<ArrayBuffer>(api.GET('/attachments/{id}/file', asked))
      : data<ArrayBuffer>(api.GET('/attachments/{id}/preview', asked))
  return new Uint8Array(await answer)
}

/** Outlives the page, when that is what makes it final. */
export async function remove(attachment: Attachment): Promise<void> {
  const params = { path: { id: attachment.id }, header: versionOf(attachment) }
  await api.DELETE('/attachments/{id}', { params, keepalive: true })
}

/** Where the browser finds the file, or the small picture, for the person's session alone. */
export function addressOf({ id }: Attachment, part: 'file' | 'preview'): string {
  return `/api/v1/attachments/${id}/${part}`
}

function formOf(file: File, beside: Record<string, string>): FormData {
  const form = new FormData()
  form.set('file', file)
  for (const [name, text] of Object.entries(beside)) form.set(name, text)
  return form
}

function versionOf({ version }: Attachment) {
  return { 'If-Match': `"${version}"` }
}
