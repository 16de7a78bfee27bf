import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import styles from './field.module.css'
import { fieldId } from './text-field'

export type Option = { key: string; label: string }

type Props = {
  label: ReactNode
  name?: string
  options: Option[]
  value: string
  onChange: (key: string) => void
  description?: ReactNode
  error?: string | undefined
}

/** Choose one of a short list. To let people choose nothing, give an option with key `""`. */
export function Select({ label, name, options, value, onChange, description, error }: Props) {
  return (
    <AriaSelect
      {...(name && { name, id: fieldId(name) ?? '' })}
      selectedKey={value || NOTHING}
      onSelectionChange={(key) => onChange(key === NOTHING ? '' : String(key))}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={styles.field ?? ''}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {description && (
        <Text slot="description" className="soft">
          {description}
        </Text>
      )}
      <Button className={`${styles.control} ${styles.chooser}`}>
        <SelectValue />
        <ChevronDown size={18} aria-hidden="true" />
      </Button>
      <FieldError className="refusal">{error}</FieldError>
      <Popover className={styles.popover ?? ''}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem
              key={option.key}
              id={option.key || NOTHING}
              textValue={option.label}
              className={styles.option ?? ''}
            >
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

/** React Aria reads an empty key as "no choice made", and would show no text for it. */
const NOTHING = '-'
