import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { TextField } from '@/components/form'
import { type Period, periods } from './narrow'
import styles from './narrowing.module.css'
import { type OptionsProps, Pill } from './options'

/** Some stretches of time, or a first and a last day. */
export function PeriodOptions({ narrow, onChange, onDone }: OptionsProps) {
  const { t } = useLingui()
  const known = periods()
  const choices: [Period, string][] = [
    [known.month, t`Deze maand`],
    [known.quarter, t`Laatste drie maanden`],
    [known.year, t`Dit jaar`],
    [known.lastYear, t`Vorig jaar`],
  ]
  return (
    <>
      {choices.map(([period, label]) => {
        const isChosen = narrow.from === period.from && narrow.to === period.to
        return (
          <Pill
            key={label}
            isChosen={isChosen}
            onPress={() => {
              onChange({ ...narrow, ...(isChosen ? { from: undefined, to: undefined } : period) })
              onDone()
            }}
          >
            {label}
          </Pill>
        )
      })}
      <div className={styles.days}>
        <DayField
          key={`from ${narrow.from}`}
          label={<Trans>Vanaf</Trans>}
          day={narrow.from}
          onChange={(from) => onChange({ ...narrow, from })}
        />
        <DayField
          key={`to ${narrow.to}`}
          label={<Trans>Tot en met</Trans>}
          day={narrow.to}
          onChange={(to) => onChange({ ...narrow, to })}
        />
      </div>
    </>
  )
}

type DayProps = {
  label: ReactNode
  day: string | undefined
  onChange: (day: string | undefined) => void
}

/** A day that counts once the field is left: half a year that is typed is a year long ago. */
function DayField({ label, day, onChange }: DayProps) {
  const [typed, setTyped] = useState(day ?? '')
  return (
    <TextField
      type="date"
      label={label}
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== (day ?? '')) onChange(isPossible(typed) ? typed : undefined)
      }}
    />
  )
}

function isPossible(day: string): boolean {
  return day >= '1950-01-01' && day < '2100'
}
