import { useLingui } from '@lingui/react/macro'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import {
  type Desk,
  isBehind,
  ownKey,
  sealedAlong,
  useAlong,
  useAlongKey,
  useFollow,
} from '@/lib/device'
import { type Bytes, type EntryKey, keyIdIn, openFile, Refused, sealFile } from '@/lib/sealed'
import { ATTACHMENTS, type Attachment, fetched, replaceFile } from './attachments'
import { previewOf } from './drawing'
import type { Prepared } from './preparing'

/** What an envelope of an attachment holds; its file is an envelope beside it. */
export type Inside = {
  format: 1
  /** Names the file, which opens under no other. */
  file: string
  name: string
  kind: 'picture' | 'pdf'
  size: number
  width: number | null
  height: number | null
  pages: number | null
  /** A small picture as a `data:` address. */
  preview: string | null
}

/** An attachment that was sealed on this device. */
export type Closed = { envelope: string; file: Bytes }

/**
 * An attachment as it is shown. `isShut`: what it is cannot be read here now; `inside`: it is
 * sealed, and open here.
 */
export type Shown = Attachment & { isShut: boolean; inside: Inside | null }

export const MEDIA = { picture: 'image/jpeg', pdf: 'application/pdf' } as const
const ENDINGS = { picture: 'jpg', pdf: 'pdf' } as const

/** Both envelopes of an attachment, opened again to be sure. */
export async function closed(key: EntryKey, id: string, given: Prepared): Promise<Closed> {
  const { content, ...about } = given
  const file = uuidv7()
  const inside: Inside = { format: 1, file, ...about, size: content.length }
  const sealed = await sealFile(key, file, content)
  const again = await openFile(key, file, content.length, sealed)
  if (!isSame(again, content)) throw new Error('It does not open again.')
  return { envelope: await sealInside(key, id, inside), file: sealed }
}

export function sealInside(key: EntryKey, id: string, inside: Inside): Promise<string> {
  return sealedAlong(key, 'attachment', id, inside)
}

/** Attachments with what they are, also those that are sealed and open here. */
export function useShown(desk: Desk | null, attachments: Attachment[]): Shown[] {
  const { t } = useLingui()
  const open = useAlong<Inside>(desk, 'attachment', attachments)
  return attachments.map((one) => {
    const opened = open(one)
    if (opened.state === 'readable') return { ...one, isShut: false, inside: null }
    if (opened.state !== 'open') {
      return { ...one, name: t`Verzegelde bijlage`, isShut: true, inside: null }
    }
    const { name, kind, size, width, height, pages } = opened.value
    return { ...one, name, kind, size, width, height, pages, isShut: false, inside: opened.value }
  })
}

/** The file of a sealed attachment, opened; rejects with `Refused`, or with a `Problem`. */
export async function contentOf(desk: Desk, { id, inside }: Shown): Promise<Bytes> {
  const sealed = await fetched(id, 'file')
  const key = ownKey(desk, keyIdIn(sealed))
  if (!inside || !key) throw new Refused()
  return openFile(key, inside.file, inside.size, sealed)
}

/** How the file of an attachment is called on a device. */
export function fileNameOf({ name, kind }: Inside): string {
  return `${name.replaceAll(/[\\/]/g, '-')}.${ENDINGS[kind]}`
}

/**
 * Seals what belongs to a sealed reflection and can still be read, and gives back what belongs to
 * one that is not sealed any more, which the server then makes anew as it does any file.
 */
export function useFollowSeal(desk: Desk | null, shown: Shown[]): void {
  const client = useQueryClient()
  const key = useAlongKey(desk)
  const behind = shown.filter((one) => !one.isShut && isBehind(one))
  const follow = (by: EntryKey, at: Desk) => (one: Shown) =>
    (one.sealed ? close(by, one) : reopen(at, one))
      .then((changed) => changed && putInPlace(client, changed))
      .catch(() => undefined)
      .then(() => client.invalidateQueries({ queryKey: ATTACHMENTS }))
  useFollow(behind, key && desk && follow(key, desk))
}

/** Show `changed` in every list: what stood there before is gone, its small picture too. */
function putInPlace(client: QueryClient, changed: Attachment): void {
  client.setQueriesData<{ items: Attachment[] }>(
    { queryKey: ATTACHMENTS },
    (list) =>
      list && { ...list, items: list.items.map((one) => (one.id === changed.id ? changed : one)) },
  )
}

async function close(key: EntryKey, attachment: Shown): Promise<Attachment | undefined> {
  const { id, name, kind, width, height, pages } = attachment
  if (kind === 'sealed') return undefined
  const content = await fetched(id, 'file')
  const preview =
    kind === 'picture' ? await previewOf('image/webp', await fetched(id, 'preview')) : null
  const given = { content, name, kind, width, height, pages, preview }
  const { envelope, file } = await closed(key, id, given)
  return replaceFile(attachment, new File([file], 'sealed'), { envelope })
}

async function reopen(desk: Desk, attachment: Shown): Promise<Attachment | undefined> {
  const { inside } = attachment
  if (!inside) return undefined
  const content = await contentOf(desk, attachment)
  const file = new File([content], fileNameOf(inside), { type: MEDIA[inside.kind] })
  return replaceFile(attachment, file, { name: inside.name })
}

function isSame(one: Bytes, other: Bytes): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
