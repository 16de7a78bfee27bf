import type { Token } from 'markdown-it'
import type { DocNode, Mark } from './node.ts'

const MARKS: Record<string, string> = { strong: 'bold', em: 'italic', link: 'link' }

/** The text, pictures and line breaks in `tokens`, each with the marks that are on it. */
export function readInline(tokens: Token[]): DocNode[] {
  const found: DocNode[] = []
  const open: Mark[] = []
  let linkFrom = 0
  for (const token of tokens) {
    const mark = MARKS[token.type.replace(/_(open|close)$/, '')]
    if (mark && token.nesting === 1) {
      open.push(mark === 'link' ? linkMark(token) : { type: mark })
      if (mark === 'link') linkFrom = found.length
    } else if (mark) {
      const [closed] = open.splice(lastOf(open, mark), 1)
      if (mark === 'link' && closed && found.slice(linkFrom).every(isBlank)) {
        // Nobody could see, or follow, a link without a text.
        found.splice(linkFrom)
        add(found, { type: 'text', text: String(closed.attrs?.href || '[]') }, [...open, closed])
      }
    } else {
      addLeaf(found, token, open)
    }
  }
  return found
}

function isBlank(node: DocNode): boolean {
  return node.type === 'hardBreak' || node.text?.trim() === ''
}

function lastOf(open: Mark[], type: string): number {
  return open.findLastIndex((mark) => mark.type === type)
}

function addLeaf(found: DocNode[], token: Token, open: Mark[]): void {
  const isCode = token.type === 'code_inline'
  add(found, leaf(token), isCode ? [...open, { type: 'code' }] : open)
}

function leaf(token: Token): DocNode {
  if (token.type === 'hardbreak') return { type: 'hardBreak' }
  if (token.type === 'softbreak') return { type: 'text', text: ' ' }
  return token.type === 'image' ? image(token) : { type: 'text', text: token.content }
}

function add(found: DocNode[], node: DocNode, marks: Mark[]): void {
  if (node.type === 'text' && !node.text) return
  // The same mark twice, as in emphasis within emphasis, says nothing more.
  const unique = marks.filter((mark, at) => lastOf(marks.slice(0, at), mark.type) === -1)
  found.push(unique.length > 0 ? { ...node, marks: unique } : node)
}

function linkMark(token: Token): Mark {
  return {
    type: 'link',
    attrs: { href: String(token.attrGet('href') ?? ''), title: token.attrGet('title') },
  }
}

function image(token: Token): DocNode {
  return {
    type: 'image',
    attrs: {
      src: String(token.attrGet('src') ?? ''),
      alt: plain(token.children ?? [])
        .replace(/\s+/g, ' ')
        .trim(),
      title: token.attrGet('title'),
    },
  }
}

function plain(tokens: Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'image') return plain(token.children ?? [])
      return token.type.endsWith('break') ? ' ' : token.content
    })
    .join('')
}
