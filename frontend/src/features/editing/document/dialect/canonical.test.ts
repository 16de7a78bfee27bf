import { describe, expect, test } from 'vitest'
import { canonical, read } from './index.ts'
import type { DocNode } from './node.ts'
import { writeInline } from './write-inline.ts'

const bold = [{ type: 'bold' }]
const italic = [{ type: 'italic' }]
const both = [...bold, ...italic]
const text = (words: string, marks: DocNode['marks'] = []): DocNode => ({
  type: 'text',
  text: words,
  marks,
})

describe('one form', () => {
  test.each([
    ['lines of a paragraph become one', 'een\ntwee', 'een twee\n'],
    ['a break is a backslash', 'een  \ntwee', 'een\\\ntwee\n'],
    ['an underlined heading gets its marks', 'Kop\n---', '## Kop\n'],
    ['a list has hyphens', '* a\n* b', '- a\n- b\n'],
    ['a loose list stays loose', '* a\n\n* b', '- a\n\n- b\n'],
    ['two lists that touch stay two', '- a\n+ b', '- a\n\n* b\n'],
    ['numbers go on from the first', '3. a\n3. b', '3. a\n4. b\n'],
    ['emphasis has stars', '_a_ __b__ ***c***', '*a* **b** ***c***\n'],
    ['code keeps its backticks', '`` a`b ``', '``a`b``\n'],
    ['indented code gets a fence', '    a', '```\na\n```\n'],
    ['a reference becomes a link in place', '[a][b]\n\n[b]: /c "d"', '[a](/c "d")\n'],
    ['a definition that nothing uses stays', '[b]: /c "d"\n\na', '[b\\]: /c "d"\n\na\n'],
    ['a cell too many stays', '| a |\n|---|\n| b | c |', '| a |\n|---|\n| b \\| c |\n'],
    [
      'the sides of columns stay',
      '|a|b|\n|:-:|--:|\n|c|d|',
      '| a | b |\n|:---:|---:|\n| c | d |\n',
    ],
    ['a block that is not closed is', '::: callout T\na', '::: callout T\na\n:::\n'],
    [
      'a block around colons gets longer ones',
      ':::: callout\n```\n:::\n```\n::::',
      ':::: callout\n```\n:::\n```\n::::\n',
    ],
    ['an unknown block is text', '::: other\na\n:::', '\\::: other a :::\n'],
    ['raw HTML is text', '<div>a</div> <b>', '<div>a</div> <b>\n'],
    ['an article keeps its key', '[a](article:its-key)', '[a](article:its-key)\n'],
    ['an unsafe address is text', '[a](javascript:b)', '[a\\](javascript:b)\n'],
    ['a picture keeps its caption', '![*a*](/b.png "c")', '![a](/b.png "c")\n'],
    ['a first heading is not lost', '# a', '# a\n'],
    ['nothing stays nothing', '\n\n', ''],
  ])('%s', (_, source, expected) => {
    expect(canonical(source)).toBe(expected)
    expect(canonical(expected)).toBe(expected)
  })
})

describe('emphasis', () => {
  test.each([
    ['beside a word, around punctuation', [text('x'), text('“a”', bold), text('b')]],
    ['of two kinds that touch', [text('a', italic), text('b', bold), text('c', italic)]],
    ['within other emphasis', [text('a', bold), text('b', both), text('c', bold)]],
    ['that ends in other emphasis', [text('a', bold), text('b', both), text('c', italic)]],
    ['on an emoji in a word', [text('a'), text('😀', bold), text('b')]],
    ['around stars', [text('a*b', bold), text('**', italic)]],
  ])('%s is kept', (_, nodes) => {
    const [paragraph] = read(writeInline(nodes, 'paragraph')).content ?? []
    const marked = (node: DocNode) => [node.text, node.marks?.map(({ type }) => type).sort() ?? []]

    expect(paragraph?.content?.map(marked)).toEqual(nodes.map(marked))
  })

  test('leaves the white space at its ends outside', () => {
    expect(writeInline([text('a'), text(' b ', bold), text('c')], 'paragraph')).toBe('a **b** c')
  })
})
