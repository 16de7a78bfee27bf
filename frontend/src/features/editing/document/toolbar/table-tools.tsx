import { useLingui } from '@lingui/react/macro'
import type { ChainedCommands, Editor } from '@tiptap/react'
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  TableColumnsSplit,
  TableRowsSplit,
  Trash2,
} from 'lucide-react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { ToolButton } from './tool-button'
import styles from './toolbar.module.css'
import { act } from './use-tools'

/** Rows and columns of the table that the selection is in. */
export function TableTools({ editor }: { editor: Editor }) {
  const { t } = useLingui()
  const tools = [
    [t`Rij erboven`, BetweenHorizontalEnd, (chain: ChainedCommands) => chain.addRowBefore()],
    [t`Rij eronder`, BetweenHorizontalStart, (chain: ChainedCommands) => chain.addRowAfter()],
    [t`Kolom ervoor`, BetweenVerticalEnd, (chain: ChainedCommands) => chain.addColumnBefore()],
    [t`Kolom erachter`, BetweenVerticalStart, (chain: ChainedCommands) => chain.addColumnAfter()],
    [t`Rij weghalen`, TableRowsSplit, (chain: ChainedCommands) => chain.deleteRow()],
    [t`Kolom weghalen`, TableColumnsSplit, (chain: ChainedCommands) => chain.deleteColumn()],
    [t`Tabel weghalen`, Trash2, (chain: ChainedCommands) => chain.deleteTable()],
  ] as const
  return (
    <Toolbar aria-label={t`Tabel`} className={styles.toolbar ?? ''}>
      {tools.map(([label, icon, change]) => (
        <ToolButton key={label} label={label} icon={icon} onAct={act(editor, change)} />
      ))}
    </Toolbar>
  )
}
