import type { ComponentProps } from 'react'

type Props = ComponentProps<'button'> & {
  /** `primary` once per screen; `quiet` for what stands beside the text. */
  variant?: 'primary' | 'secondary' | 'quiet'
  /** Busy: stays focusable, says so, and ignores presses. */
  busy?: boolean
}

/** A native button. A link that looks like one carries `className={buttonClass(…)}` itself. */
export function Button({ variant = 'secondary', busy = false, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
      className={`${buttonClass(variant)} ${rest.className ?? ''}`}
    />
  )
}

export function buttonClass(variant: 'primary' | 'secondary' | 'quiet' = 'secondary'): string {
  return `button button-${variant}`
}
