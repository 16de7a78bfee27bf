import { api, data, isProblem } from '@/lib/api'
import { changesOf, type Words } from '../text/words'

const EMPTY: Words = { title: '', summary: '', body: '', tags: [], sources: [], madeFrom: null }

function keep(id: string, body: Partial<Omit<Words, 'madeFrom'>>): Promise<number> {
  const params = { path: { id }, header: { 'Idempotency-Key': crypto.randomUUID() } }
  return data(api.POST('/translations/{id}/revisions', { params, body })).then(
    ({ number }) => number,
  )
}

/** Keep what is saved in a text as a version; null when a version says all of it already. */
export async function keepWritten(id: string): Promise<number | null> {
  try {
    return await keep(id, {})
  } catch (error) {
    if (isProblem(error) && error.code === 'nothing-to-keep') return null
    throw error
  }
}

/** Keep words as a version beside what is saved, which stays as it is. */
export function keepAside(id: string, words: Words): Promise<number> {
  const { madeFrom: _madeFrom, ...said } = changesOf(words, EMPTY)
  return keep(id, { ...said, title: words.title })
}
