import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField'
import styles from './field.module.css'

type Props = Omit<TextFieldProps, 'children' | 'className' | 'style'> & {
  label: ReactNode
  /** A short help that stands under the label. */
  description?: ReactNode
  /** What is wrong, from `issueFor(problem, name)`; marks the field as invalid. */
  error?: string | undefined
  /** Say that the field may stay empty. */
  optional?: boolean
}

function Frame({
  label,
  description,
  error,
  optional,
  children,
  ...rest
}: Props & { children: ReactNode }) {
  return (
    <AriaTextField
      {...rest}
      id={rest.id ?? fieldId(rest.name)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={styles.field ?? ''}
    >
      <Label className={styles.label ?? ''}>
        {label}
        {optional && (
          <span className={styles.optional}>
            {' '}
            <Trans>(mag leeg blijven)</Trans>
          </span>
        )}
      </Label>
      {description && (
        <Text slot="description" className="soft">
          {description}
        </Text>
      )}
      {children}
      <FieldError className="refusal">{error}</FieldError>
    </AriaTextField>
  )
}

/** The id by which `ErrorSummary` finds the field called `name`. */
export function fieldId(name: string | undefined): string | undefined {
  return name && `field-${name}`
}

/** One line of text. `type`, `autoComplete`, `value`, `onChange` as in React Aria's TextField. */
export function TextField(props: Props) {
  return (
    <Frame {...props}>
      <Input dir={isWords(props.type) ? 'auto' : undefined} className={styles.control ?? ''} />
    </Frame>
  )
}

/** Words go in the direction of their own script; an address or a date has none. */
function isWords(type: string | undefined): boolean {
  return type === undefined || type === 'text'
}

/** Several lines of text; grows with what is written where the browser can. */
export function TextArea({ rows = 5, ...props }: Props & { rows?: number }) {
  return (
    <Frame {...props}>
      <AriaTextArea dir="auto" rows={rows} className={styles.control ?? ''} />
    </Frame>
  )
}
