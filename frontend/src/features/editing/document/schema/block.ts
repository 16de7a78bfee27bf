import { mergeAttributes, Node } from '@tiptap/core'
import type { BlockKind } from '../dialect/node.ts'

export type BlockNames = Record<BlockKind, string>

/**
 * A callout or an example with a title, or a prompt with a key. `argument` is that title or key;
 * `names` say in the interface's language what a block without one is.
 */
export const Block = Node.create<{ names: BlockNames }>({
  name: 'container',
  group: 'block',
  content: 'block+',
  defining: true,

  addOptions() {
    return { names: { callout: '', example: '', prompt: '' } }
  },

  addAttributes() {
    return {
      kind: { default: 'callout', parseHTML: (element) => element.getAttribute('data-block') },
      argument: {
        default: '',
        parseHTML: (element) => element.getAttribute('data-argument') ?? '',
      },
    }
  },

  parseHTML() {
    return [{ tag: '[data-block]', contentElement: '.block-body' }]
  },

  renderHTML({ node }) {
    const kind = node.attrs.kind as BlockKind
    const { argument } = node.attrs
    const tag = kind === 'callout' ? 'aside' : 'section'
    return [
      tag,
      { class: `block block-${kind}`, 'data-block': kind, 'data-argument': argument },
      [
        'p',
        mergeAttributes(
          { class: 'block-title', contenteditable: 'false' },
          this.options.names[kind] ? { 'data-name': this.options.names[kind] } : {},
        ),
        argument,
      ],
      ['div', { class: 'block-body' }, 0],
    ]
  },
})
