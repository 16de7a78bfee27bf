import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'

/** Markdown has one line of text in a cell. */
const content = 'paragraph'

const align = {
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute('data-align'),
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes.align ? { 'data-align': attributes.align } : {},
}

const Cell = TableCell.extend({
  content,
  addAttributes() {
    return { ...this.parent?.(), align }
  },
})

const HeaderCell = TableHeader.extend({
  content,
  addAttributes() {
    return { ...this.parent?.(), align }
  },
})

/**
 * A table without widths of its own: they would be inline styles, which the content security
 * policy refuses. Enter goes on to the next cell, because Tab leaves the editor.
 */
const Grid = Table.extend({
  renderHTML() {
    return ['table', ['tbody', 0]]
  },

  addKeyboardShortcuts() {
    const { Tab: _tab, 'Shift-Tab': _back, ...rest } = this.parent?.() ?? {}
    const goOn = () => {
      const { editor } = this
      if (!editor.isActive('table')) return false
      return editor.commands.goToNextCell() || editor.chain().addRowAfter().goToNextCell().run()
    }
    return { ...rest, Enter: goOn, 'Shift-Enter': goOn }
  },
})

export const tables = [
  Grid.configure({ resizable: false, allowTableNodeSelection: true }),
  TableRow,
  HeaderCell,
  Cell,
]
