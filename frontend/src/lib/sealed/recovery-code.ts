import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39'
import { type Bytes, random } from './bytes'

/** Twelve words carry 128 bits and a checksum of four. */
export const CODE_WORDS = 12
const ENTROPY_BYTES = 16
const PREFIX = 4

export type CodeLanguage = 'nl' | 'fr' | 'en'

/** What somebody typed as a code: the codes that it can be, and the words that are in no list. */
export type ReadCode = { codes: Bytes[]; strange: string[]; count: number }

export function newCode(): Bytes {
  return random(ENTROPY_BYTES)
}

/** The words of a code, to be written down; which language they are in makes no difference. */
export async function wordsOf(code: Bytes, language: CodeLanguage): Promise<string[]> {
  return entropyToMnemonic(code, await listOf(language))
    .normalize('NFC')
    .split(/\s/u)
}

/**
 * Read a code in any of the languages. Four letters make a word; case, accents, numbers and
 * commas make no difference.
 */
export async function readCode(text: string): Promise<ReadCode> {
  const typed = fold(text).match(/[a-z]+/g) ?? []
  const lists = await Promise.all(Object.values(LISTS).map((load) => load()))
  const readings = lists.map((list) => {
    const known = lookUp(list)
    const words = typed.map((word) => known.get(word) ?? known.get(word.slice(0, PREFIX)))
    const strange = typed.filter((_, place) => words[place] === undefined)
    return { list, words, strange }
  })
  const strange = readings.map((each) => each.strange).sort(byLength)[0] ?? []
  const codes = readings.flatMap(({ list, words }) => {
    const isWhole = words.length === CODE_WORDS && words.every((word) => word !== undefined)
    return isWhole ? checked(words.join(' '), list) : []
  })
  return { codes, strange, count: typed.length }
}

/** Is `typed` this word, by the rules of `readCode`? */
export function isSameWord(typed: string, word: string): boolean {
  const [mine, theirs] = [fold(typed).trim(), fold(word)]
  return (
    mine === theirs || (mine.length >= PREFIX && mine.slice(0, PREFIX) === theirs.slice(0, PREFIX))
  )
}

const LISTS: Record<CodeLanguage, () => Promise<string[]>> = {
  nl: async () => (await import('./words-nl')).wordlist,
  fr: async () => (await import('@scure/bip39/wordlists/french.js')).wordlist,
  en: async () => (await import('@scure/bip39/wordlists/english.js')).wordlist,
}

/** The 2,048 words of a language. */
export function listOf(language: CodeLanguage): Promise<string[]> {
  return LISTS[language]()
}

/** The words by how they are written without accents, and by their first four letters. */
function lookUp(list: string[]): Map<string, string> {
  const known = new Map<string, string>()
  for (const word of list) {
    const plain = fold(word)
    known.set(plain, word)
    if (plain.length > PREFIX) known.set(plain.slice(0, PREFIX), word)
  }
  return known
}

function checked(words: string, list: string[]): Bytes[] {
  try {
    return [new Uint8Array(mnemonicToEntropy(words, list))]
  } catch {
    return []
  }
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}

function byLength(one: string[], other: string[]): number {
  return one.length - other.length
}
