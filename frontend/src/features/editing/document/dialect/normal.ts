import { type DocNode, type Mark, textAttribute } from './node.ts'
import { parser } from './parser.ts'

/** A run of text, a picture or a line break, with its marks in one fixed order. */
export type Piece = {
  kind: 'text' | 'image' | 'break'
  text: string
  image?: { src: string; alt: string; title: string }
  bold: boolean
  italic: boolean
  code: boolean
  link: { href: string; title: string } | null
}

/** Where the line stands: only a paragraph can hold a line break. */
export type Place = 'paragraph' | 'heading' | 'cell'

/**
 * `nodes` in the form that Markdown can say: no emphasis on white space at its ends, no white space
 * at the ends of lines, neighbours with the same marks joined.
 */
export function normalPieces(nodes: DocNode[], place: Place): Piece[] {
  const pieces = withoutEmptyLinks(nodes.flatMap((node) => piecesOf(node, place)))
  const unmarked = withoutMarkedEdges(withoutMarkedEdges(pieces, 'bold'), 'italic')
  return joined(trimmedLines(joined(unmarked)))
}

function piecesOf(node: DocNode, place: Place): Piece[] {
  const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false
  const base: Piece = {
    kind: 'text',
    text: node.text ?? '',
    bold: has('bold'),
    italic: has('italic'),
    code: has('code'),
    link: linkOf(node.marks?.find((mark) => mark.type === 'link')),
  }
  if (node.type === 'hardBreak') {
    const line = { ...base, code: false }
    return [place === 'paragraph' ? { ...line, kind: 'break' } : { ...line, text: ' ' }]
  }
  if (node.type === 'image') return [imagePiece(node, { ...base, code: false })]
  const text = base.text.replace(/\s*[\r\n]+\s*/g, ' ').replaceAll('\0', '\uFFFD')
  return text ? [{ ...base, text }] : []
}

function imagePiece(node: DocNode, base: Piece): Piece {
  const line = (name: string) => textAttribute(node, name).replace(/\s+/g, ' ').trim()
  const image = { src: line('src'), alt: line('alt'), title: line('title') }
  if (!parser.validateLink(image.src)) return { ...base, text: image.alt }
  return { ...base, kind: 'image', image }
}

function linkOf(mark: Mark | undefined): Piece['link'] {
  if (!mark) return null
  const href = textAttribute(mark, 'href').replace(/\s+/g, ' ').trim()
  const title = textAttribute(mark, 'title').replace(/\s+/g, ' ').trim()
  return parser.validateLink(href) ? { href, title } : null
}

/** Nobody could see or follow a link that is on white space alone. */
function withoutEmptyLinks(pieces: Piece[]): Piece[] {
  const address = (piece: Piece | undefined) => JSON.stringify(piece?.link ?? null)
  const isSeen = (piece: Piece) => piece.kind === 'image' || piece.text.trim() !== ''
  let isAnySeen = false
  return pieces.map((piece, at) => {
    if (at === 0 || address(piece) !== address(pieces[at - 1])) {
      const end = pieces.findIndex((other, to) => to > at && address(other) !== address(piece))
      isAnySeen = pieces.slice(at, end < 0 ? undefined : end).some(isSeen)
    }
    return isAnySeen ? piece : { ...piece, link: null }
  })
}

function withoutMarkedEdges(pieces: Piece[], mark: 'bold' | 'italic'): Piece[] {
  const found: Piece[] = []
  for (let at = 0; at < pieces.length; ) {
    let end = at
    while (pieces[end]?.[mark]) end += 1
    if (end === at) {
      found.push(...pieces.slice(at, at + 1))
      at += 1
      continue
    }
    const run = pieces.slice(at, end)
    const before = cutEdge(run, 'start')
    const after = cutEdge(run, 'end')
    const off = (piece: Piece) => ({ ...piece, [mark]: false })
    found.push(...before.map(off), ...run, ...after.map(off))
    at = end
  }
  return found
}

/** Take the white space at one end away from `pieces` and return it. */
function cutEdge(pieces: Piece[], side: 'start' | 'end'): Piece[] {
  const cut: Piece[] = []
  const put = (piece: Piece) => (side === 'start' ? cut.push(piece) : cut.unshift(piece))
  for (;;) {
    const piece = side === 'start' ? pieces[0] : pieces.at(-1)
    if (!piece || piece.kind === 'image' || (piece.kind === 'text' && piece.code)) return cut
    const rest = side === 'start' ? piece.text.trimStart() : piece.text.trimEnd()
    if (piece.kind === 'text' && rest === piece.text) return cut
    const space =
      side === 'start'
        ? piece.text.slice(0, -rest.length || undefined)
        : piece.text.slice(rest.length)
    put({ ...piece, text: space })
    if (piece.kind === 'text' && rest) {
      pieces[side === 'start' ? 0 : pieces.length - 1] = { ...piece, text: rest }
      return cut
    }
    if (side === 'start') pieces.shift()
    else pieces.pop()
  }
}

/** Without white space at the ends of each line, and without breaks at the ends of all. */
function trimmedLines(pieces: Piece[]): Piece[] {
  const lines: Piece[][] = [[]]
  const breaks: Piece[] = []
  for (const piece of pieces) {
    if (piece.kind === 'break') {
      breaks.push(piece)
      lines.push([])
    } else {
      lines.at(-1)?.push(piece)
    }
  }
  const trimmed = lines.map(trimmedLine)
  const first = trimmed.findIndex((line) => line.length > 0)
  const last = trimmed.findLastIndex((line) => line.length > 0)
  return trimmed.flatMap((line, at) => {
    if (at < first || at > last) return []
    const before = breaks[at - 1]
    return at > first && before ? [before, ...line] : line
  })
}

function trimmedLine(line: Piece[]): Piece[] {
  const rest = [...line]
  const isSpace = (piece: Piece | undefined) => piece?.kind === 'text' && !piece.code
  while (isSpace(rest[0])) {
    const first = rest[0] as Piece
    const text = first.text.trimStart()
    if (text) {
      rest[0] = { ...first, text }
      break
    }
    rest.shift()
  }
  while (isSpace(rest.at(-1))) {
    const last = rest.at(-1) as Piece
    const text = last.text.trimEnd()
    if (text) {
      rest[rest.length - 1] = { ...last, text }
      break
    }
    rest.pop()
  }
  return rest
}

/** What two pieces must share to be one. */
export function marksOf(piece: Piece): string {
  return JSON.stringify([piece.bold, piece.italic, piece.code, piece.link])
}

/** Neighbours with the same marks as one piece. */
export function joined(pieces: Piece[]): Piece[] {
  const found: Piece[] = []
  for (const piece of pieces) {
    const last = found.at(-1)
    if (last?.kind === 'text' && piece.kind === 'text' && marksOf(last) === marksOf(piece)) {
      found[found.length - 1] = { ...last, text: last.text + piece.text }
    } else {
      found.push(piece)
    }
  }
  return found
}
