import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documents, sources } from './generated.ts'
import { canonical, read, write } from './index.ts'
import { plainText } from './plain-text.ts'

const ARTICLES = resolve(import.meta.dirname, '../../../../../../content/articles')
const SEED = { numRuns: 200, seed: 20_260_921 }

const articles = readdirSync(ARTICLES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => [name, bodyOf(readFileSync(join(ARTICLES, name), 'utf8'))] as const)

function bodyOf(manuscript: string): string {
  return manuscript.slice(manuscript.indexOf('\n---\n') + '\n---\n'.length)
}

/** The words of a source, without the signs of Markdown. */
function wordsOf(source: string): string[] {
  return source.match(/[\p{L}\p{N}]+/gu) ?? []
}

test('there are articles to try', () => {
  expect(articles.length).toBeGreaterThanOrEqual(30)
})

test.each(articles)('%s comes back the same after its first pass, with every word', (_, body) => {
  const first = canonical(body)

  expect(canonical(first)).toBe(first)
  expect(wordsOf(first)).toEqual(wordsOf(body))
})

test('a document of any shape keeps its text and gives the same bytes ever after', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const first = write(document)
      expect(plainText(read(first))).toBe(plainText(document))
      expect(canonical(first)).toBe(first)
    }),
    SEED,
  )
})

test('a source of any shape keeps its words and gives the same bytes ever after', () => {
  fc.assert(
    fc.property(sources, (source) => {
      const first = canonical(source)
      for (const word of source.match(/zin\d+qz/g) ?? []) expect(first).toContain(word)
      expect(canonical(first)).toBe(first)
    }),
    SEED,
  )
})
