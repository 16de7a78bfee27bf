import { ChevronDown, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import styles from './toolbar.module.css'

export type Choice = {
  id: string
  label: string
  isDisabled?: boolean
  onAct: () => void
}

type Props = {
  label: string
  /** What is seen on the button: an icon or a word. */
  icon?: LucideIcon
  children?: ReactNode
  choices: Choice[]
  /** The choice that holds now. */
  chosen?: string
}

/** A button that opens a list of things to do. */
export function ToolMenu({ label, icon: Icon, children, choices, chosen }: Props) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className={`${styles.tool} ${styles.opener}`}>
        {Icon && <Icon size={18} strokeWidth={2} aria-hidden="true" />}
        {children}
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''}>
        <Menu
          {...(chosen !== undefined && {
            selectionMode: 'single' as const,
            selectedKeys: [chosen],
          })}
          disabledKeys={choices.filter((choice) => choice.isDisabled).map(({ id }) => id)}
          onAction={(id) => choices.find((choice) => choice.id === id)?.onAct()}
        >
          {choices.map(({ id, label: name }) => (
            <MenuItem key={id} id={id} textValue={name} className={styles.choice ?? ''}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
