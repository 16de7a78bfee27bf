import type { Bytes } from '@/lib/sealed'
import { bytesAt, dataAddress } from './addresses'

/** As the server draws: handwriting on a flip chart can be read on this. */
const LONGEST_SIDE = 2400
const QUALITY = 0.85
const SMALL_SIDES = [480, 320, 200]
const SMALL_QUALITY = 0.75
/** In letters of a `data:` address; beside it, a name has room in an envelope. */
export const LONGEST_PREVIEW = 40_000

export type Drawn = { content: Bytes; width: number; height: number; preview: string | null }

/** This browser cannot make anything of a file. */
export class Undrawable extends Error {
  override readonly name = 'Undrawable'
}

/**
 * The picture in `file` drawn anew: upright, on white, as one JPEG. Nothing of the file goes
 * along, so neither does what it told beside what it shows. Rejects with `Undrawable`.
 *
 * It never becomes a file of the browser (`toBlob`), which can come to lie on the disk.
 */
export async function drawnAnew(file: Blob): Promise<Drawn> {
  const picture = await decoded(file)
  try {
    const sheet = sheetOf(picture, LONGEST_SIDE)
    const address = sheet.toDataURL('image/jpeg', QUALITY)
    if (!address.startsWith('data:image/jpeg')) throw new Undrawable()
    const { width, height } = sheet
    return { content: bytesAt(address), width, height, preview: smallOf(picture) }
  } finally {
    picture.close()
  }
}

/** A small picture of the JPEG or WebP in `content`; null when this browser makes none. */
export async function previewOf(media: string, content: Bytes): Promise<string | null> {
  const address = dataAddress(media, content)
  if (address.length <= LONGEST_PREVIEW) return address
  const picture = new Image()
  picture.src = address
  try {
    await picture.decode()
    return smallOf(picture)
  } catch {
    return null
  }
}

async function decoded(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    throw new Undrawable()
  }
}

function smallOf(picture: ImageBitmap | HTMLImageElement): string | null {
  for (const side of SMALL_SIDES) {
    const sheet = sheetOf(picture, side)
    for (const media of ['image/webp', 'image/jpeg']) {
      const address = sheet.toDataURL(media, SMALL_QUALITY)
      // A browser that cannot write a kind of picture writes PNG.
      const isThatKind = address.startsWith(`data:${media}`)
      if (isThatKind && address.length <= LONGEST_PREVIEW) return address
    }
  }
  return null
}

function sheetOf(picture: ImageBitmap | HTMLImageElement, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const sheet = document.createElement('canvas')
  sheet.width = Math.max(1, Math.round(picture.width * scale))
  sheet.height = Math.max(1, Math.round(picture.height * scale))
  const pen = sheet.getContext('2d')
  if (!pen) throw new Undrawable()
  pen.imageSmoothingQuality = 'high'
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, sheet.width, sheet.height)
  pen.drawImage(picture, 0, 0, sheet.width, sheet.height)
  return sheet
}
