import type { Schemas } from '@/lib/api'
import { sizeOf } from './padding'

type Article = Schemas['Article']
type Fetch = (address: string) => Promise<Blob | null>

/** Wide enough for the column of an article on a good screen. */
const WIDTH = 960
/** `data:` writes four characters for three bytes. */
const GROWTH = 4 / 3

/**
 * `article` with its pictures written into the text, as far as all of it fits in `most` bytes; of
 * others the description stays.
 *
 * Written into it and not kept beside it as files: those of a browser (`blob:`) can come to lie on
 * the disk in the clear.
 */
export async function illustrated(article: Article, most: number, fetch: Fetch): Promise<Article> {
  const page = new DOMParser().parseFromString(article.html, 'text/html')
  let room = most - sizeOf(article)
  for (const picture of page.querySelectorAll('img')) {
    const address = addressOf(picture)
    const file = address ? await fetch(address) : null
    const fits = file !== null && file.size * GROWTH < room
    for (const source of picture.parentElement?.querySelectorAll('source') ?? []) source.remove()
    picture.removeAttribute('srcset')
    picture.removeAttribute('src')
    if (!fits) continue
    const inside = await written(file)
    picture.setAttribute('src', inside)
    room -= inside.length
  }
  return { ...article, html: page.body.innerHTML }
}

/** The smallest form that is wide enough, in the first kind on offer: those are the lightest. */
function addressOf(picture: HTMLImageElement): string | null {
  const offered = picture.parentElement?.querySelector('source')?.getAttribute('srcset')
  const choices = (offered ?? '').split(',').flatMap((choice) => {
    const [address = '', width = ''] = choice.trim().split(/\s+/)
    return address ? [{ address, width: Number.parseInt(width, 10) || 0 }] : []
  })
  choices.sort((one, other) => one.width - other.width)
  const chosen = choices.find(({ width }) => width >= WIDTH) ?? choices.at(-1)
  return chosen?.address ?? picture.getAttribute('src')
}

async function written(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `data:${file.type};base64,${btoa(binary)}`
}
