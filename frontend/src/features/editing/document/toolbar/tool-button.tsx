import type { LucideIcon } from 'lucide-react'
import { Button, type ButtonProps } from 'react-aria-components/Button'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './toolbar.module.css'

type Props = {
  label: string
  icon: LucideIcon
  /** As the editor names it, `Mod-b`; shown in the way of the machine. */
  keys?: string
  isPressed?: boolean
  isDisabled?: boolean
  /** `isPointer`: pressed with a mouse or a finger, so writing goes on in the text at once. */
  onAct: (isPointer: boolean) => void
}

type PressEvent = Parameters<NonNullable<ButtonProps['onPress']>>[0]

/** A button with a picture and a name; one with `isPressed` says whether it is on. */
export function ToolButton({ label, icon: Icon, keys, isPressed, isDisabled, onAct }: Props) {
  const shared = {
    'aria-label': label,
    'aria-keyshortcuts': keys && ariaKeys(keys),
    className: styles.tool ?? '',
    isDisabled: isDisabled ?? false,
    onPress: ({ pointerType }: PressEvent) =>
      onAct(pointerType !== 'keyboard' && pointerType !== 'virtual'),
    children: <Icon size={18} strokeWidth={2} aria-hidden="true" />,
  }
  return (
    <TooltipTrigger delay={600}>
      {isPressed === undefined ? (
        <Button {...shared} />
      ) : (
        <ToggleButton {...shared} isSelected={isPressed} />
      )}
      <Tooltip placement="bottom" offset={4} className={styles.tip ?? ''}>
        {label}
        {keys && <kbd className={styles.keys}>{shownKeys(keys)}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}

const isApple = /Mac|iP(hone|ad|od)/.test(navigator.userAgent)

function shownKeys(keys: string): string {
  const names: Record<string, string> = isApple
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl' }
  return keys
    .split('-')
    .map((key) => names[key] ?? key.toUpperCase())
    .join(isApple ? '' : '+')
}

function ariaKeys(keys: string): string {
  return keys.replace('Mod', isApple ? 'Meta' : 'Control').replaceAll('-', '+')
}
