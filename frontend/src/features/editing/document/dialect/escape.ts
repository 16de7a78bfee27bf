/** How much is escaped: what is likely to mean something, or everything that could. */
export type Care = 'light' | 'full'

const WORD = /[\p{L}\p{N}]/u
const SPACE = /\s/

/** `text` so that Markdown reads it as that text, wherever in a line it stands. */
export function escapeText(text: string, care: Care, isInLink: boolean): string {
  if (care === 'full') return text.replace(/[\\`*_[\]<&!~|]/g, '\\$&')
  return text.replace(/[\\`*_[\]<&!]/g, (mark, at: number) => {
    const rest = text.slice(at + 1)
    return mayMeanSomething(mark, text[at - 1] ?? '', rest, isInLink) ? `\\${mark}` : mark
  })
}

function mayMeanSomething(mark: string, before: string, rest: string, isInLink: boolean): boolean {
  const after = rest[0] ?? ''
  switch (mark) {
    case '*':
      return !(SPACE.test(before) && SPACE.test(after))
    case '_':
      return !(WORD.test(before) && WORD.test(after)) && !(SPACE.test(before) && SPACE.test(after))
    case '[':
      return isInLink
    case ']':
      return isInLink || after === '(' || after === ':' || after === '['
    case '<':
      return /^[a-z][^\s<>]*[:@]/i.test(rest)
    case '&':
      return /^#?\w+;/.test(rest)
    case '!':
      return rest === ''
    default:
      return true
  }
}

/**
 * The `lines` of a paragraph, each so that it does not begin a heading, a list, a quotation, a
 * block, a table or a rule. They may hold marks already: a line that begins with emphasis is none.
 */
export function escapeLineStarts(lines: string[]): string[] {
  return lines.map((line, at) => {
    if (/^(#{1,6}|[-+*])(\s|$)/.test(line)) return `\\${line}`
    if (/^(>|=|:{3}|~{3})/.test(line)) return `\\${line}`
    if (/^([-_*])[ \t]*(\1[ \t]*)*$/.test(line)) return `\\${line}`
    if (at > 0 && /^[|:-][|:\- \t]*$/.test(line)) return `\\${line}`
    return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
  })
}

/** The text of a heading, so that number signs at its end stay. */
export function escapeHeadingEnd(line: string): string {
  return line.replace(/(^|\s)(#+)$/, '$1\\$2')
}

/** `text` between backticks, more of them than it has itself. */
export function codeSpan(text: string): string {
  const longest = longestRun(text, '`')
  let fence = '`'
  const runs = new Set((text.match(/`+/g) ?? []).map((run) => run.length))
  for (let length = 1; length <= longest + 1; length += 1) {
    fence = '`'.repeat(length)
    if (!runs.has(length)) break
  }
  // As markdown-it reads it: one space at both ends goes, also when there is nothing but spaces.
  const isPadded = /^`|`$|^ .+ $/.test(text)
  return isPadded ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`
}

export function longestRun(text: string, character: string): number {
  let longest = 0
  let run = 0
  for (const one of text) {
    run = one === character ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

/** Where a link goes, and its title, as they stand between round brackets. */
export function target(address: string, title: string): string {
  const written = address.replace(/&(?=#?\w+;)/g, '\\&')
  const isPlain = /^[^\s<>()\\]+$/.test(address) && !hasControl(address)
  const place = isPlain ? written : `<${address.replace(/[<>\\]|&(?=#?\w+;)/g, '\\$&')}>`
  const shown = title && ` "${title.replace(/["\\]|&(?=#?\w+;)/g, '\\$&')}"`
  return address || title ? `${place}${shown}` : ''
}

function hasControl(text: string): boolean {
  return [...text].some((one) => one < ' ' || one === '\u007f')
}

/** Whether Markdown counts `character` as punctuation when it looks for emphasis. */
export function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character)
}

/** Whether it counts as part of a word: neither punctuation nor white space nor nothing. */
export function isPartOfWord(character: string): boolean {
  return character !== '' && !/[\p{P}\p{S}\p{Zs}\s]/u.test(character)
}

/** A character by its number: punctuation to Markdown, the character itself to a reader. */
export function byNumber(character: string): string {
  return `&#${character.codePointAt(0)};`
}
