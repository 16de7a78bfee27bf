import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { isProblem } from '@/lib/api'
import {
  describeOnce,
  listsOfPictures,
  type PictureSummary,
  pictureId,
  pictureQuery,
  sourceOf,
} from '../data/pictures'
import type { ChosenPicture, Pictures } from '../document/types'
import { PictureDialog } from './picture-dialog'

type Asked = { file: File | undefined; answer: (picture: ChosenPicture | null) => void }

/** The pictures of the house for a text, and the dialog in which one is chosen. */
export function usePictures(): { pictures: Pictures; dialog: ReactNode } {
  const client = useQueryClient()
  const [asked, setAsked] = useState<Asked | null>(null)
  const pictures = useMemo(
    () => ({
      choose: (file?: File) =>
        new Promise<ChosenPicture | null>((answer) => setAsked({ file, answer })),
      find: (src: string) => find(client, src),
      described: (src: string, alt: string) => void described(client, src, alt),
    }),
    [client],
  )
  const answer = (picture: PictureSummary | null) => {
    asked?.answer(picture && chosen(picture))
    setAsked(null)
  }
  const dialog = asked && (
    <PictureDialog file={asked.file} onChoose={answer} onClose={() => answer(null)} />
  )
  return { pictures, dialog }
}

function chosen(picture: PictureSummary): ChosenPicture {
  const { large, description } = picture
  return { src: sourceOf(picture), address: large, ...(description && { alt: description }) }
}

async function find(client: QueryClient, src: string): Promise<string | null> {
  const id = pictureId(src)
  if (id === null) return null
  try {
    return (await client.fetchQuery(pictureQuery(id))).large
  } catch (error) {
    if (!isProblem(error)) throw error
    return null
  }
}

async function described(client: QueryClient, src: string, alt: string): Promise<void> {
  const id = pictureId(src)
  if (id === null) return
  try {
    await describeOnce(id, alt)
    await client.invalidateQueries({ queryKey: listsOfPictures })
  } catch (error) {
    // A proposal for next time: nothing is lost without it.
    if (!isProblem(error)) throw error
  }
}
