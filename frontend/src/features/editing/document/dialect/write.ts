import { longestRun } from './escape.ts'
import { type DocNode, isBlockKind, numberAttribute, textAttribute } from './node.ts'
import { writeInline } from './write-inline.ts'

/** What the parts of a document need to know about where they stand. */
type Context = { isInList: boolean }

const LARGEST_NUMBER = 999_999_999
const RULES: Record<string, string> = { left: ':---', center: ':---:', right: '---:' }

/**
 * The one Markdown form of a visual document, with a line break at its end. Reading it and writing
 * it again gives the same bytes.
 */
export function write(document: DocNode): string {
  const text = writeBlocks(document.content ?? [], { isInList: false })
  return text && `${text}\n`
}

function writeBlocks(nodes: DocNode[], context: Context, between = '\n\n'): string {
  const written: string[] = []
  let previous: string | undefined
  let isSecond = false
  for (const node of nodes.filter(isWritten)) {
    isSecond = previous === node.type && !isSecond
    written.push(writeBlock(node, context, isSecond))
    previous = node.type
  }
  return written.join(between)
}

/** `isSecond`: a list directly after one of its kind, which needs another mark to be another list. */
function writeBlock(node: DocNode, context: Context, isSecond: boolean): string {
  const content = node.content ?? []
  switch (node.type) {
    case 'heading': {
      const marks = '#'.repeat(numberAttribute(node, 'level', 2))
      return `${marks} ${writeInline(content, 'heading')}`.trim()
    }
    case 'bulletList':
      return writeList(node, () => bullet(node, isSecond))
    case 'orderedList': {
      const start = numberAttribute(node, 'start', 1)
      const number = (at: number) => Math.min(start + at, LARGEST_NUMBER)
      return writeList(node, (at) => `${number(at)}${isSecond ? ')' : '.'}`)
    }
    case 'blockquote':
      return prefixed(writeBlocks(content, { isInList: false }), '> ')
    case 'container':
      return writeContainer(node)
    case 'codeBlock':
      return writeCode(node)
    case 'horizontalRule':
      // After the mark of a list, hyphens would make one rule of both.
      return context.isInList ? '___' : '---'
    case 'table':
      return writeTable(node)
    default:
      return writeInline(content, 'paragraph')
  }
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => (line ? prefix + line : prefix.trimEnd()))
    .join('\n')
}

function writeList(list: DocNode, mark: (at: number) => string): string {
  const items = list.content ?? []
  const isTight = isWrittenTight(list)
  const written = items.map((item, at) => {
    const sign = `${mark(at)} `
    const text = writeBlocks(item.content ?? [], { isInList: true }, isTight ? '\n' : '\n\n')
    const indent = ' '.repeat(sign.length)
    return (sign + prefixed(text, indent).slice(indent.length)).trimEnd()
  })
  return written.join(isTight ? '\n' : '\n\n')
}

/** Hyphens, unless they could become a rule: `- - -` around nothing is no list. */
function bullet(list: DocNode, isSecond: boolean): string {
  if (isSecond) return '*'
  return beginsWithText(list) ? '-' : '+'
}

function isWrittenTight(list: DocNode): boolean {
  const items = (list.content ?? []).map((item) => (item.content ?? []).filter(isWritten))
  const isTight = list.attrs?.tight !== false
  const hasParagraph = items.some((item) => item.some((node) => node.type === 'paragraph'))
  if (!isTight && hasParagraph) return false
  return items.every((item) => item.every((node, at) => at === 0 || fitsUnder(item[at - 1], node)))
}

function isWritten(node: DocNode): boolean {
  return node.type !== 'paragraph' || writeInline(node.content ?? [], 'paragraph') !== ''
}

/** Whether `node` begins by itself on the line under `above`. */
function fitsUnder(above: DocNode | undefined, node: DocNode): boolean {
  switch (node.type) {
    case 'heading':
    case 'codeBlock':
    case 'container':
      return above?.type !== 'table'
    case 'bulletList':
      return above?.type === 'paragraph' && beginsWithText(node)
    case 'orderedList':
      return (
        above?.type === 'paragraph' &&
        numberAttribute(node, 'start', 1) === 1 &&
        beginsWithText(node)
      )
    default:
      return false
  }
}

function beginsWithText(list: DocNode): boolean {
  return list.content?.[0]?.content?.some(isWritten) ?? false
}

function writeContainer(node: DocNode): string {
  const kind = textAttribute(node, 'kind')
  const argument = textAttribute(node, 'argument').replace(/\s+/g, ' ').trim()
  const text = writeBlocks(node.content ?? [], { isInList: false })
  if (!isBlockKind(kind)) return text
  const inner = text.split('\n').map((line) => /^ *(:{3,})\s*$/.exec(line)?.[1]?.length ?? 0)
  const fence = ':'.repeat(Math.max(3, ...inner.map((length) => length + 1)))
  const opening = `${fence} ${kind} ${argument}`.trim()
  // With a line of hyphens under it, a title with a pipe would be the head of a table.
  const space = /^[-:|][-:| ]*(\n|$)/.test(text) ? '\n' : ''
  return `${opening}\n${text && `${space}${text}\n`}${fence}`
}

function writeCode(node: DocNode): string {
  const text = (node.content ?? []).map((part) => part.text ?? '').join('')
  const language = textAttribute(node, 'language').replace(/\s+/g, ' ').trim()
  const character = language.includes('`') ? '~' : '`'
  const fence = character.repeat(Math.max(3, longestRun(text, character) + 1))
  const space = /^[`~]/.test(language) ? ' ' : ''
  return `${fence}${space}${language}\n${text ? `${text}\n` : ''}${fence}`
}

function writeTable(node: DocNode): string {
  const rows = (node.content ?? []).map((row) => (row.content ?? []).flatMap(cellsOf))
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const line = (cells: string[]) => {
    const filled = Array.from({ length: columns }, (_, at) => cells[at] ?? '')
    return `|${filled.map((text) => (text ? ` ${text} ` : ' ')).join('|')}|`
  }
  const heads = node.content?.[0]?.content ?? []
  const rules = Array.from(
    { length: columns },
    (_, at) => RULES[heads[at] ? textAttribute(heads[at], 'align') : ''] ?? '---',
  )
  const [head = [], ...body] = rows
  return [line(head), `|${rules.join('|')}|`, ...body.map(line)].join('\n')
}

/** A cell, and an empty one for every further column that it spans. */
function cellsOf(cell: DocNode): string[] {
  const parts = (cell.content ?? []).flatMap((paragraph, at) => {
    const space: DocNode[] = at > 0 ? [{ type: 'text', text: ' ' }] : []
    return [...space, ...(paragraph.content ?? [])]
  })
  const text = writeInline(parts, 'cell').replaceAll('|', '\\|')
  return [text, ...Array.from({ length: numberAttribute(cell, 'colspan', 1) - 1 }, () => '')]
}
