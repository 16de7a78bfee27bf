import {
  byNumber,
  type Care,
  codeSpan,
  escapeHeadingEnd,
  escapeLineStarts,
  escapeText,
  isPartOfWord,
  isPunctuation,
  target,
} from './escape.ts'
import type { DocNode } from './node.ts'
import { joined, normalPieces, type Piece, type Place } from './normal.ts'
import { parser } from './parser.ts'
import { readInline } from './read-inline.ts'

type Style = { care: Care; italic: string; bold: string }

/** Ways to write the same line, the plainest first. */
const STYLES: Style[] = [
  { care: 'light', italic: '*', bold: '**' },
  { care: 'full', italic: '*', bold: '**' },
  { care: 'full', italic: '_', bold: '**' },
  { care: 'full', italic: '*', bold: '__' },
  { care: 'full', italic: '_', bold: '__' },
]
const LAST_STYLE: Style = { care: 'full', italic: '*', bold: '**' }

/** A part of a line: an emphasis mark, text that is not escaped yet, or finished Markdown. */
type Part =
  | { kind: 'mark'; text: string; opens: boolean }
  | { kind: 'text'; text: string; isInLink: boolean }
  | { kind: 'done'; text: string }

/**
 * The Markdown of one line or paragraph. What it says is read again before it is given: the plainest
 * way to write that means exactly this is taken, and text is never given up for emphasis.
 */
export function writeInline(nodes: DocNode[], place: Place): string {
  const key = `${place} ${JSON.stringify(nodes)}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const written = writeAnew(normalPieces(nodes, place), place)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, written)
  return written
}

/** Between two keys that somebody presses, all lines but one stay what they were. */
const remembered = new Map<string, string>()
const MOST_REMEMBERED = 3_000

function writeAnew(pieces: Piece[], place: Place): string {
  const written = plainest(pieces, place)
  if (written !== null) return written
  const bare = joined(pieces.map((piece) => ({ ...piece, bold: false, italic: false })))
  return plainest(bare, place) ?? inPlace(assemble(partsOf(bare, LAST_STYLE), 'full'), place)
}

function plainest(pieces: Piece[], place: Place): string | null {
  const only = pieces[0]
  if (!only) return ''
  if (pieces.length === 1 && isHarmless(only)) return only.text
  for (const style of STYLES) {
    const written = inPlace(assemble(partsOf(pieces, style), style.care), place)
    if (meansTheSame(written, pieces, place)) return written
  }
  return null
}

/** Words and ordinary punctuation alone; most paragraphs are no more than this. */
function isHarmless(piece: Piece): boolean {
  const isMarked = piece.bold || piece.italic || piece.code || piece.link
  return piece.kind === 'text' && !isMarked && /^\p{L}[^\\`*_[\]<&!~|#\0]*$/u.test(piece.text)
}

function inPlace(written: string, place: Place): string {
  if (place === 'heading') return escapeHeadingEnd(written)
  if (place === 'cell') return written
  return escapeLineStarts(written.split('\n')).join('\n')
}

function meansTheSame(written: string, pieces: Piece[], place: Place): boolean {
  const source = place === 'heading' ? `## ${written}` : written
  const tokens = place === 'cell' ? parser.parseInline(source, {}) : parser.parse(source, {})
  const inlines = tokens.filter((token) => token.type === 'inline')
  const isOne = tokens.length === (place === 'cell' ? 1 : 3) && inlines.length === 1
  const opening = place === 'heading' ? 'heading_open' : 'paragraph_open'
  if (!isOne || (place !== 'cell' && tokens[0]?.type !== opening)) return false
  const read = normalPieces(readInline(inlines[0]?.children ?? []), place)
  return JSON.stringify(read) === JSON.stringify(pieces)
}

type Span = { mark: 'bold' | 'italic' | 'link'; close: Part }

/** The pieces with emphasis and links around them, what lasts longest outermost. */
function partsOf(pieces: Piece[], style: Style): Part[] {
  const parts: Part[] = []
  const open: Span[] = []
  pieces.forEach((piece, at) => {
    const before = pieces[at - 1]
    const broken = open.findIndex(({ mark }) => !before || !continues(before, piece, mark))
    if (broken >= 0) {
      for (const span of open.splice(broken).reverse()) parts.push(span.close)
    }
    for (const mark of marksToOpen(pieces, at, open)) {
      const [opening, close] = around(piece, mark, style)
      parts.push(opening)
      open.push({ mark, close })
    }
    parts.push(leaf(piece, style.care))
  })
  for (const span of open.reverse()) parts.push(span.close)
  return parts
}

function continues(before: Piece, piece: Piece, mark: Span['mark']): boolean {
  if (mark !== 'link') return before[mark] && piece[mark]
  return piece.link !== null && JSON.stringify(before.link) === JSON.stringify(piece.link)
}

function marksToOpen(pieces: Piece[], at: number, open: Span[]): Span['mark'][] {
  const piece = pieces[at]
  const isOpen = new Set(open.map((span) => span.mark))
  const wanted = (['link', 'bold', 'italic'] as const).filter(
    (mark) => piece?.[mark] && !isOpen.has(mark),
  )
  const length = new Map(wanted.map((mark) => [mark, lengthOf(pieces, at, mark)]))
  return wanted.sort((one, other) => (length.get(other) ?? 0) - (length.get(one) ?? 0))
}

function lengthOf(pieces: Piece[], from: number, mark: Span['mark']): number {
  let end = from + 1
  for (; end < pieces.length; end += 1) {
    const [before, piece] = [pieces[end - 1], pieces[end]]
    if (!before || !piece || !continues(before, piece, mark)) break
  }
  return end - from
}

function around(piece: Piece, mark: Span['mark'], style: Style): [Part, Part] {
  if (mark === 'link') {
    const where = piece.link ? target(piece.link.href, piece.link.title) : ''
    return [
      { kind: 'done', text: '[' },
      { kind: 'done', text: `](${where})` },
    ]
  }
  const text = style[mark]
  return [
    { kind: 'mark', text, opens: true },
    { kind: 'mark', text, opens: false },
  ]
}

function leaf(piece: Piece, care: Care): Part {
  if (piece.kind === 'break') return { kind: 'done', text: '\\\n' }
  if (piece.image) {
    const { src, alt, title } = piece.image
    return { kind: 'done', text: `![${escapeText(alt, care, true)}](${target(src, title)})` }
  }
  if (piece.code) return { kind: 'done', text: codeSpan(piece.text) }
  return { kind: 'text', text: piece.text, isInLink: piece.link !== null }
}

/** One string, in which letters that would keep a mark from being one stand by their number. */
function assemble(parts: Part[], care: Care): string {
  const numbered = new Set<string>()
  for (let at = 0; at < parts.length; at += 1) {
    if (parts[at]?.kind !== 'mark') continue
    let end = at
    while (parts[end]?.kind === 'mark') end += 1
    noteNumbered(parts, at, end, numbered)
    at = end
  }
  return parts.map((part, at) => drawn(part, at, care, numbered)).join('')
}

function noteNumbered(parts: Part[], from: number, end: number, numbered: Set<string>): void {
  const marks = parts.slice(from, end)
  const before = lastCharacter(parts[from - 1])
  const after = firstCharacter(parts[end])
  const has = (opens: boolean, text = '') =>
    marks.some((mark) => mark.kind === 'mark' && mark.opens === opens && mark.text.startsWith(text))
  const isStuckBefore = isPunctuation(after) || has(true, '_')
  if (has(true) && isPartOfWord(before) && isStuckBefore) numbered.add(`${from - 1} end`)
  const isStuckAfter = isPunctuation(before) || has(false, '_')
  if (has(false) && isPartOfWord(after) && isStuckAfter) numbered.add(`${end} start`)
}

function lastCharacter(part: Part | undefined): string {
  return part ? ([...part.text].at(-1) ?? '') : ''
}

function firstCharacter(part: Part | undefined): string {
  return part ? ([...part.text][0] ?? '') : ''
}

function drawn(part: Part, at: number, care: Care, numbered: Set<string>): string {
  if (part.kind !== 'text') return part.text
  const characters = [...part.text]
  const head = numbered.has(`${at} start`) ? byNumber(characters.shift() ?? '') : ''
  const isLastLeft = numbered.has(`${at} end`) && characters.length > 0
  const tail = isLastLeft ? byNumber(characters.pop() ?? '') : ''
  return `${head}${escapeText(characters.join(''), care, part.isInLink)}${tail}`
}
