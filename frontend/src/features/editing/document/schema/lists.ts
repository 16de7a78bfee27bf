import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'

/** Whether the items of a list stand close together, as in the Markdown they came from. */
const tight = {
  default: true,
  parseHTML: (element: HTMLElement) => !element.hasAttribute('data-loose'),
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes.tight === false ? { 'data-loose': '' } : {},
}

export const Bullets = BulletList.extend({
  addAttributes() {
    return { ...this.parent?.(), tight }
  },
})

export const Numbers = OrderedList.extend({
  addAttributes() {
    return { ...this.parent?.(), tight }
  },
})

/** Tab leaves the editor, so items go in and out with other keys. */
export const Item = ListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    }
  },
})
