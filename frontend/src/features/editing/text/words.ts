import type { Schemas } from '@/lib/api'
import type { Manuscript } from '../data/queries'

export type Source = Schemas['DraftSource']
export type Words = Pick<Manuscript, 'title' | 'summary' | 'body' | 'tags' | 'sources' | 'madeFrom'>
/** As the server takes it: a text that translates another never stops doing so. */
export type Changes = Partial<Omit<Words, 'madeFrom'>> & { madeFrom?: number }

export const FIELDS = ['title', 'summary', 'body', 'tags', 'sources', 'madeFrom'] as const

export function wordsOf({ title, summary, body, tags, sources, madeFrom }: Words): Words {
  return { title, summary, body, tags, sources, madeFrom }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What stands in `words` and not in `saved`, as the server takes it. */
export function changesOf(words: Words, saved: Words): Changes {
  const changed = FIELDS.filter((name) => !same(normal(words)[name], normal(saved)[name]))
  return Object.fromEntries(changed.map((name) => [name, normal(words)[name]]))
}

/** A publisher or an address that is empty says the same as one that is missing. */
function normal(words: Words): Words {
  const sources = words.sources.map(({ author, year, title, publisher, url }) => ({
    author,
    year,
    title,
    ...(publisher && { publisher }),
    ...(url && { url }),
  }))
  return { ...words, sources }
}

export function isSame(one: Words, other: Words): boolean {
  return Object.keys(changesOf(one, other)).length === 0
}

/** Subjects as they are typed: small letters, a hyphen for a space, a comma between two. */
export function tagsOf(typed: string): string[] {
  return typed
    .split(',')
    .map((tag) => tag.trim().toLowerCase().replaceAll(/\s+/g, '-'))
    .filter((tag) => tag !== '')
}
