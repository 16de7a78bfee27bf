import { textblockTypeInputRule } from '@tiptap/core'
import { Heading } from '@tiptap/extension-heading'

/** The levels an author can choose. Others, which may be in a text already, are kept. */
export const LEVELS = [2, 3, 4] as const
export type Level = (typeof LEVELS)[number]

export const Headings = Heading.configure({ levels: [1, 2, 3, 4, 5, 6] }).extend({
  addInputRules() {
    return [
      textblockTypeInputRule({
        find: /^(#{2,4})\s$/,
        type: this.type,
        getAttributes: (match) => ({ level: match[1]?.length }),
      }),
    ]
  },

  addKeyboardShortcuts() {
    return Object.fromEntries(
      LEVELS.map((level) => [
        `Mod-Alt-${level}`,
        () => this.editor.commands.toggleHeading({ level }),
      ]),
    )
  },
})
