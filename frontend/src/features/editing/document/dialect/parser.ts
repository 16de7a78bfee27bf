import MarkdownIt, { type ParserBlock, type StateBlock } from 'markdown-it'
import container from 'markdown-it-container'
import { BLOCK_KINDS } from './node.ts'

type RuleBlock = ReturnType<ParserBlock['ruler']['getRules']>[number]

/** What a parse leaves beside its tokens: the labels of definitions that something refers to. */
export type Environment = { references?: Record<string, unknown>; used?: Set<string> }

/**
 * The parser of the dialect, as `backend/core/markdown.py` has it (markdown-it-py is its port),
 * with three differences, so that nothing an author wrote is lost while editing: addresses stay as
 * they were written, definitions that nothing refers to remain as tokens, and cells beyond the
 * last column of a table join the last cell.
 */
export const parser = makeParser()

function makeParser(): MarkdownIt {
  const parser = new MarkdownIt('commonmark', { html: false }).enable('table')
  // What is nested deeper than this is dropped: 20 levels for readers, more for who repairs them.
  Object.assign(parser.options, { maxNesting: 200 })
  parser.normalizeLink = (address) => address
  parser.normalizeLinkText = (address) => address
  for (const kind of BLOCK_KINDS) {
    container(parser, kind, {
      validate: (parameters) => parameters.trim().split(' ', 1)[0] === kind,
    })
  }
  parser.block.ruler.at('reference', keepDefinition(builtIn('reference')))
  parser.block.ruler.at('table', keepCells(builtIn('table')), { alt: ['paragraph', 'reference'] })
  parser.core.ruler.before('inline', 'note_used_references', noteUse)
  return parser
}

function builtIn(name: string): RuleBlock {
  const { ruler } = new MarkdownIt('commonmark').block
  ruler.enableOnly(name)
  const rule = ruler.getRules('')[0]
  if (!rule) throw new Error(`markdown-it has no rule ${name}`)
  return rule
}

/** After a definition comes a token with its label and its source. */
function keepDefinition(rule: RuleBlock): RuleBlock {
  return (state, start, end, silent) => {
    const known = new Set(Object.keys(state.env.references ?? {}))
    if (!rule(state, start, end, silent)) return false
    if (silent) return true
    const token = state.push('definition', '', 0)
    token.content = state.getLines(start, state.line, state.blkIndent, false).trim()
    token.meta = Object.keys(state.env.references ?? {}).find((label) => !known.has(label))
    return true
  }
}

function noteUse(state: { env: Environment }): void {
  const used = new Set<string>()
  state.env.used = used
  state.env.references = new Proxy(state.env.references ?? {}, {
    get(references, label) {
      if (typeof label === 'string' && label in references) used.add(label)
      return Reflect.get(references, label)
    },
  })
}

/** A row with more cells than the table has columns keeps them as text in its last cell. */
function keepCells(rule: RuleBlock): RuleBlock {
  return (state, start, end, silent) => {
    const first = state.tokens.length
    if (!rule(state, start, end, silent)) return false
    const tokens = state.tokens.slice(first)
    const columns = tokens.filter((token) => token.type === 'th_open').length
    tokens.forEach((token, index) => {
      if (token.type !== 'tr_open' || !token.map) return
      const beyond = cellsOf(state, token.map[0]).slice(columns)
      const close = tokens.findIndex((other, at) => at > index && other.type === 'tr_close')
      const last = tokens[close - 2]
      if (beyond.length > 0 && last?.type === 'inline') {
        last.content = [last.content, ...beyond].join(' | ')
      }
    })
    return true
  }
}

function cellsOf(state: StateBlock, line: number): string[] {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const cells = state.src
    .slice(from, state.eMarks[line])
    .trim()
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim())
  if (cells[0] === '') cells.shift()
  if (cells.at(-1) === '') cells.pop()
  return cells
}
