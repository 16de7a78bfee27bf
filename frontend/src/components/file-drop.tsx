import { type ReactNode, useRef } from 'react'
import { DropZone, type DropZoneProps } from 'react-aria-components/DropZone'
import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { Text } from 'react-aria-components/Text'
import { Button } from './button'
import styles from './file-drop.module.css'

type Props = {
  /** What stands on the button. */
  action: ReactNode
  /** Below it: what kind of file, and how large. */
  children: ReactNode
  /** As `accept` of a file input. */
  kinds: string
  /** What the input is called, and the whole place when that needs a name of its own. */
  inputLabel: string
  label?: string
  variant?: 'primary' | 'secondary'
  multiple?: boolean
  busy?: boolean
  className?: string | undefined
  /** The files that were chosen or dropped; one, unless `multiple`. */
  onFiles: (files: File[]) => void
}

/** A place for files: choose them, or drop or paste them here. */
export function FileDrop(props: Props) {
  const { action, children, kinds, inputLabel, label, variant, multiple, busy, className } = props
  const input = useRef<HTMLInputElement>(null)
  const take = (files: File[]) => {
    const taken = multiple ? files : files.slice(0, 1)
    if (taken.length > 0) props.onFiles(taken)
  }
  const drop: DropZoneProps['onDrop'] = async ({ items }) => {
    const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))
    take(await Promise.all(files))
  }
  return (
    <DropZone
      onDrop={(event) => void drop?.(event)}
      className={`${styles.drop} ${className ?? ''}`}
      {...(label && { 'aria-label': label })}
    >
      <Button
        variant={variant ?? 'secondary'}
        busy={busy ?? false}
        onClick={() => input.current?.click()}
      >
        {action}
      </Button>
      <input
        ref={input}
        type="file"
        accept={kinds}
        multiple={multiple}
        hidden
        aria-label={inputLabel}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          take(files)
        }}
      />
      <Text slot="label" className={styles.hint ?? ''}>
        {children}
      </Text>
    </DropZone>
  )
}

type ProgressProps = { part: number; children: ReactNode; className?: string | undefined }

/** How much of a file has arrived, from 0 to 1, and in words what happens. */
export function FileProgress({ part, children, className }: ProgressProps) {
  const percent = Math.round(part * 100)
  return (
    <ProgressBar value={percent} className={`${styles.progress} ${className ?? ''}`}>
      <Label className={styles.label ?? ''}>{children}</Label>
      <progress max={100} value={percent} aria-hidden="true" />
    </ProgressBar>
  )
}
