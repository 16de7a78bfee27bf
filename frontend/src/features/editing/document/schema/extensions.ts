import type { Extensions } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Bold } from '@tiptap/extension-bold'
import { Code } from '@tiptap/extension-code'
import { CodeBlock } from '@tiptap/extension-code-block'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { HorizontalRule } from '@tiptap/extension-horizontal-rule'
import { Italic } from '@tiptap/extension-italic'
import { ListKeymap } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Dropcursor, Gapcursor, TrailingNode, UndoRedo } from '@tiptap/extensions'
import { Block, type BlockNames } from './block.ts'
import { Headings } from './heading.ts'
import { Link } from './link.ts'
import { Bullets, Item, Numbers } from './lists.ts'
import { Picture, type PictureOptions } from './picture.ts'
import { PromptKeys } from './prompt-keys.ts'
import { tables } from './table.ts'

/** Everything the visual editor knows: what the dialect can say, and no more. */
export function articleExtensions(
  names: BlockNames,
  pictures: Partial<PictureOptions> = {},
): Extensions {
  return [
    Document,
    Paragraph,
    Text,
    Headings,
    Bold,
    Italic,
    // In Markdown, code can be bold, or a link.
    Code.extend({ excludes: '' }),
    CodeBlock,
    Link,
    Blockquote,
    Bullets,
    Numbers,
    Item,
    ListKeymap,
    HorizontalRule,
    HardBreak,
    ...tables,
    Block.configure({ names }),
    PromptKeys,
    Picture.configure(pictures),
    UndoRedo,
    // Lines of one accent colour come from the style sheet; the policy refuses inline styles.
    Dropcursor.configure({ class: 'drop-cursor', color: false }),
    Gapcursor,
    TrailingNode,
  ]
}
