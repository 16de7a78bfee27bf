import { numberIn, random } from './bytes'
import { plainForm } from './plain-form'
import { type CodeLanguage, listOf } from './recovery-code'

/** How hard a passphrase is to guess, in words; `short` and `weak` are not taken. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong'

const LEAST_LETTERS = 12
const FAIR = 36
const STRONG = 52
/** About what a word of everyday language adds, and a letter or digit on its own (bits). */
const PER_WORD = 11
const PER_LETTER = 2.4
const PER_DIGIT = 3.2

/**
 * A guess from below: words count as words however long they are, what comes back counts once,
 * and so do rows such as *abcd* and *1234*.
 */
export function strengthOf(passphrase: string): Strength {
  const plain = plainForm(passphrase).toLowerCase()
  if (plain.length < LEAST_LETTERS) return 'short'
  const pieces = new Set(plain.match(/\p{Letter}+|\p{Number}+|[^\p{Letter}\p{Number}\s]+/gu))
  const bits = [...pieces].reduce((sum, piece) => sum + bitsOf(piece), 0)
  if (bits < FAIR) return 'weak'
  return bits < STRONG ? 'fair' : 'strong'
}

export function isStrongEnough(passphrase: string): boolean {
  return ['fair', 'strong'].includes(strengthOf(passphrase))
}

function bitsOf(piece: string): number {
  const codes = [...piece].map((letter) => letter.codePointAt(0) ?? 0)
  const step = (place: number) => (codes[place] ?? 0) - (codes[place - 1] ?? -9)
  const fresh = codes.filter(
    (_, place) => Math.abs(step(place)) > 1 || step(place) !== step(place - 1),
  ).length
  return Math.min(PER_WORD, fresh * (/^\p{Number}/u.test(piece) ? PER_DIGIT : PER_LETTER))
}

const SUGGESTED_WORDS = 5

/** Five words by chance (55 bits), which can be remembered. */
export async function suggestPassphrase(language: CodeLanguage): Promise<string> {
  const list = await listOf(language)
  const words = Array.from({ length: SUGGESTED_WORDS }, () => {
    // 2,048 words divide 65,536 evenly, so each is as likely as another.
    return list[numberIn(random(2)) % list.length] ?? ''
  })
  return words.join(' ').normalize('NFC')
}
