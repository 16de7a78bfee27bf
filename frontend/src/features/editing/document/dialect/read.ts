import type { Token } from 'markdown-it'
import { type DocNode, isBlockKind } from './node.ts'
import { type Environment, parser } from './parser.ts'
import { readInline } from './read-inline.ts'

const PLAIN_BLOCKS: Record<string, string> = {
  paragraph: 'paragraph',
  blockquote: 'blockquote',
  list_item: 'listItem',
  table: 'table',
  tr: 'tableRow',
}

/** The visual document that a Markdown `source` describes. */
export function read(source: string): DocNode {
  const environment: Environment = {}
  const tokens = parser.parse(source, environment)
  return { type: 'doc', content: orEmptyParagraph(new Reader(tokens, environment).blocks()) }
}

class Reader {
  private at = 0
  private readonly tokens: Token[]
  private readonly environment: Environment

  constructor(tokens: Token[], environment: Environment) {
    this.tokens = tokens
    this.environment = environment
  }

  /** Everything up to the end of the block that is being read. */
  blocks(): DocNode[] {
    const found: DocNode[] = []
    for (let token = this.next(); token && token.nesting !== -1; token = this.next()) {
      if (token.type === 'inline') found.push(...readInline(token.children ?? []))
      else found.push(...this.block(token))
    }
    return found
  }

  private next(): Token | undefined {
    const token = this.tokens[this.at]
    this.at += 1
    return token
  }

  private block(token: Token): DocNode[] {
    if (token.nesting === 0) return this.leaf(token)
    const isTight = token.type.endsWith('list_open') && this.isTight(token)
    const content = this.blocks()
    return [this.branch(token, content, isTight)]
  }

  private leaf(token: Token): DocNode[] {
    switch (token.type) {
      case 'hr':
        return [{ type: 'horizontalRule' }]
      case 'fence':
      case 'code_block':
        return [codeBlock(token)]
      case 'definition':
        return this.environment.used?.has(token.meta) ? [] : [paragraph(token.content)]
      default:
        return token.content ? [paragraph(token.content)] : []
    }
  }

  private branch(token: Token, content: DocNode[], isTight: boolean): DocNode {
    const name = token.type.replace(/_open$/, '')
    const kind = name.replace(/^container_/, '')
    if (isBlockKind(kind)) {
      const argument = token.info.trim().slice(kind.length).trim()
      return { type: 'container', attrs: { kind, argument }, content: orEmptyParagraph(content) }
    }
    switch (name) {
      case 'heading':
        return withContent({ type: 'heading', attrs: { level: Number(token.tag[1]) } }, content)
      case 'bullet_list':
        return { type: 'bulletList', attrs: { tight: isTight }, content }
      case 'ordered_list': {
        const start = Number(token.attrGet('start') ?? 1)
        return { type: 'orderedList', attrs: { start, tight: isTight }, content }
      }
      case 'list_item':
        return { type: 'listItem', content: fromParagraph(content) }
      case 'blockquote':
        return { type: 'blockquote', content: orEmptyParagraph(content) }
      case 'thead':
      case 'tbody':
        return { type: 'fragment', content }
      case 'table':
        return { type: 'table', content: content.flatMap((part) => part.content ?? []) }
      case 'th':
      case 'td':
        return cell(token, content)
      default:
        return withContent({ type: PLAIN_BLOCKS[name] ?? 'paragraph' }, content)
    }
  }

  /** Whether no paragraph directly in an item of this list stands apart. */
  private isTight(list: Token): boolean {
    for (let at = this.at; at < this.tokens.length; at += 1) {
      const token = this.tokens[at]
      if (!token || (token.level === list.level && token.nesting === -1)) break
      const isDirect = token.level === list.level + 2 && token.type === 'paragraph_open'
      if (isDirect && !token.hidden) return false
    }
    return true
  }
}

function codeBlock(token: Token): DocNode {
  const language = token.info.trim() || null
  const text = token.content.replace(/\n$/, '')
  return withContent(
    { type: 'codeBlock', attrs: { language } },
    text ? [{ type: 'text', text }] : [],
  )
}

function cell(token: Token, content: DocNode[]): DocNode {
  const align = /text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? ''))?.[1]
  return {
    type: token.type === 'th_open' ? 'tableHeader' : 'tableCell',
    attrs: { align: align ?? null },
    content: [withContent({ type: 'paragraph' }, content)],
  }
}

function paragraph(text: string): DocNode {
  return { type: 'paragraph', content: [{ type: 'text', text: text.replace(/\s*\n\s*/g, ' ') }] }
}

function withContent(node: DocNode, content: DocNode[]): DocNode {
  return content.length > 0 ? { ...node, content } : node
}

function orEmptyParagraph(content: DocNode[]): DocNode[] {
  return content.length > 0 ? content : [{ type: 'paragraph' }]
}

/** An item begins with a paragraph, though it may be an empty one. */
function fromParagraph(content: DocNode[]): DocNode[] {
  return content[0]?.type === 'paragraph' ? content : [{ type: 'paragraph' }, ...content]
}
