import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components/Checkbox'
import styles from './field.module.css'

type Props = Omit<CheckboxProps, 'children' | 'className' | 'style'> & { children: ReactNode }

/** A yes or no; `isSelected` and `onChange` as in React Aria. */
export function Checkbox({ children, ...rest }: Props) {
  return (
    <AriaCheckbox {...rest} className={styles.checkbox ?? ''}>
      {({ isSelected }) => (
        <>
          <span className={styles.box}>
            {isSelected && <Check size={16} strokeWidth={2.5} aria-hidden="true" />}
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  )
}
