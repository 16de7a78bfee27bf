import fc from 'fast-check'
import type { DocNode, Mark } from './node.ts'

/** Words and signs that Markdown reads in some places as more than themselves. */
const FRAGMENTS = [
  'woord',
  'déjà',
  'e\u0301e\u0301n',
  'niño',
  '😀',
  '❤️',
  'שלום',
  '“citaat”',
  '…',
  '*',
  '**',
  '_',
  '__',
  '***',
  '[',
  ']',
  '](',
  '[x]: y',
  '![',
  '(',
  ')',
  '<',
  '>',
  '<b>',
  '</script>',
  '<http://a.b>',
  '&',
  '&amp;',
  '&#35;',
  '`',
  '``',
  '\\',
  '\\\\',
  '|',
  ':::',
  '::: callout',
  ':',
  '#',
  '##',
  '# x',
  '1.',
  '12)',
  '1986.',
  '-',
  '+',
  '---',
  '===',
  '~~~',
  '```',
  '=',
  '!',
  ' ',
  '  ',
  '\u00a0',
  'a_b_c',
  'a*b*c',
  '.',
  ',',
  '"',
  "'",
  '/',
  'http://x.y/_z_',
]

const fragments = fc.constantFrom(...FRAGMENTS)
const texts = fc
  .array(fc.oneof(fragments, fc.constant(' '), fc.string({ maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
const addresses = fc.constantFrom(
  'https://a.b/c_d_(e)',
  'article:its-key',
  '/relative path',
  'mailto:x@y.z',
  '',
  'https://x.y/?a=1&copy;=2',
  '<',
  'a\\b)',
)
const titles = fc.oneof(fc.constant(null), texts)

const marks: fc.Arbitrary<Mark[]> = fc
  .record({
    bold: rarely(),
    italic: rarely(),
    code: rarely(),
    link: fc.option(fc.record({ href: addresses, title: titles }), { freq: 4 }),
  })
  .map(({ bold, italic, code, link }) => [
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : []),
    ...(code ? [{ type: 'code' }] : []),
    ...(link ? [{ type: 'link', attrs: link }] : []),
  ])

function rarely(): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 3 }).map((number) => number === 0)
}

const leaves: fc.Arbitrary<DocNode> = fc.oneof(
  { weight: 8, arbitrary: texts.map((text) => ({ type: 'text', text })) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ src: addresses, alt: texts, title: titles })
      .map((attrs) => ({ type: 'image', attrs })),
  },
)
const inline: fc.Arbitrary<DocNode[]> = fc.array(
  fc.tuple(leaves, marks).map(([node, on]) => (on.length > 0 ? { ...node, marks: on } : node)),
  { maxLength: 5 },
)

const paragraphs = inline.map((content): DocNode => ({ type: 'paragraph', content }))
const codes = fc
  .record({
    language: fc.constantFrom(null, 'js', '~', 'a`b'),
    lines: fc.array(texts, { maxLength: 4 }),
  })
  .map(({ language, lines }): DocNode => {
    const text = lines.join('\n')
    return { type: 'codeBlock', attrs: { language }, content: text ? [{ type: 'text', text }] : [] }
  })
const tables = fc
  .array(fc.array(inline, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map(
    (rows): DocNode => ({
      type: 'table',
      content: rows.map((cells, at) => ({
        type: 'tableRow',
        content: cells.map((content) => ({
          type: at === 0 ? 'tableHeader' : 'tableCell',
          content: [{ type: 'paragraph', content }],
        })),
      })),
    }),
  )

const simple = fc.oneof(
  { weight: 4, arbitrary: paragraphs },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 6 }), inline)
      .map(([level, content]): DocNode => ({ type: 'heading', attrs: { level }, content })),
  },
  { weight: 1, arbitrary: codes },
  { weight: 1, arbitrary: tables },
  { weight: 1, arbitrary: fc.constant<DocNode>({ type: 'horizontalRule' }) },
)

const { block } = fc.letrec<{ block: DocNode }>((tie) => {
  const blocks = fc.array(tie('block'), { minLength: 1, maxLength: 3 })
  const items = fc.array(
    fc
      .tuple(paragraphs, fc.array(tie('block'), { maxLength: 2 }))
      .map(([first, rest]): DocNode => ({ type: 'listItem', content: [first, ...rest] })),
    { minLength: 1, maxLength: 3 },
  )
  return {
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 5, arbitrary: simple },
      {
        weight: 1,
        arbitrary: blocks.map((content): DocNode => ({ type: 'blockquote', content })),
      },
      {
        weight: 2,
        arbitrary: fc.tuple(fc.constantFrom('callout', 'example', 'prompt'), texts, blocks).map(
          ([kind, argument, content]): DocNode => ({
            type: 'container',
            attrs: { kind, argument },
            content,
          }),
        ),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.boolean(), items)
          .map(([tight, content]): DocNode => ({ type: 'bulletList', attrs: { tight }, content })),
      },
      {
        weight: 2,
        arbitrary: fc.tuple(fc.constantFrom(0, 1, 9, 1986, 999_999_999), fc.boolean(), items).map(
          ([start, tight, content]): DocNode => ({
            type: 'orderedList',
            attrs: { start, tight },
            content,
          }),
        ),
      },
    ),
  }
})

/** Documents as the visual editor may hand them over. */
export const documents: fc.Arbitrary<DocNode> = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((content) => ({ type: 'doc', content }))

const prefixes = fc.constantFrom(
  '',
  '',
  '',
  '- ',
  '1. ',
  '12) ',
  '> ',
  '> - ',
  '    ',
  '\t',
  '  ',
  '## ',
  '###### ',
  '| ',
  '::: callout ',
  '::: example ',
  '::: prompt ',
  ':::: callout ',
  '* ',
  '+ ',
  '[a]: ',
  '- - ',
)
const lines = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(prefixes, texts).map((parts) => parts.join('')) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      '',
      ':::',
      '::::',
      '---',
      '***',
      '===',
      '```',
      '~~~ js',
      '|---|---|',
      '> ',
      '-',
      '1.',
      '\\',
      '[a]: /x "y"',
      '[b][a]',
      '<div>',
      '</div>',
      '&nbsp;',
    ),
  },
)

/** Sources as somebody may type them, every second line with a word that occurs nowhere else. */
export const sources: fc.Arbitrary<string> = fc
  .array(lines, { minLength: 1, maxLength: 25 })
  .map((all) => all.map((line, at) => (at % 2 ? line : `${line} zin${at}qz`)).join('\n'))
