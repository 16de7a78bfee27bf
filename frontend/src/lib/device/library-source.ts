import { api, data, isProblem, itemsOf, pageAt, paged, type Schemas, tagged } from '@/lib/api'
import { currentLocale } from '@/lib/i18n'
import { illustrated } from './illustrated'
import type { Fresh, Saved, Source } from './library'

type Page<Item> = { items: Item[]; next?: string | undefined }

const MOST_AT_ONCE = 100

/**
 * Ask past the browser's own cache, and leave nothing in it: its files lie in the clear, and what
 * is asked for here is exactly what somebody saved.
 */
const PAST_THE_CACHE = { cache: 'no-store' } as const

/** The server, as the library asks it. */
export const librarySource: Source = {
  async saved(): Promise<Saved> {
    const language = currentLocale()
    const items = await everyPage<Schemas['SavedArticle']>((cursor) => {
      const query = { language, pageSize: MOST_AT_ONCE, ...pageAt(cursor) }
      return data(api.GET('/saved-articles', { params: { query } }))
    })
    const lists = await everyPage<Schemas['ReadingList']>((cursor) => {
      const query = { pageSize: MOST_AT_ONCE, ...pageAt(cursor) }
      return data(api.GET('/lists', { params: { query } }))
    })
    return { items, lists }
  },

  async article(slug, etag): Promise<Fresh> {
    try {
      const { body, etag: tag } = await tagged(
        api.GET('/articles/{slug}', {
          params: { path: { slug } },
          ...(etag && { headers: { 'If-None-Match': etag } }),
          ...PAST_THE_CACHE,
        }),
      )
      return { article: body, etag: tag }
    } catch (error) {
      if (isProblem(error, 304)) return 'same'
      throw error
    }
  },

  illustrated: (article, most) => illustrated(article, most, pictureAt),
}

async function everyPage<Item>(ask: (cursor: string) => Promise<Page<Item>>): Promise<Item[]> {
  const pages: Page<Item>[] = []
  let cursor: string | undefined = paged.initialPageParam
  while (cursor !== undefined) {
    const page = await ask(cursor)
    pages.push(page)
    cursor = paged.getNextPageParam(page)
  }
  return itemsOf({ pages })
}

async function pictureAt(address: string): Promise<Blob | null> {
  const answer = await fetch(address, { credentials: 'omit', ...PAST_THE_CACHE })
  return answer.ok ? answer.blob() : null
}
