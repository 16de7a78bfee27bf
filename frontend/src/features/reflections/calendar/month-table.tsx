import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { monthOf, today, useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { useThemes } from '../use-themes'
import styles from './calendar.module.css'
import type { DayMark, Days } from './days'
import { dayAfterKey, weeksOf } from './month'

type Props = {
  month: string
  days: Days
  chosen: string | undefined
  /** The keyboard went to a day of another month. */
  onMove: (day: string) => void
}

/** A month as a table: arrows go by day and week, Home and End in the week, Page keys by month. */
export function MonthTable({ month, days, chosen, onMove }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const weeks = useMemo(() => weeksOf(month), [month])
  const [at, setAt] = useState<string | undefined>(undefined)
  const goingTo = useRef<string | null>(null)
  const stop = stopOf(month, [at, chosen, today()])

  useEffect(() => {
    // The month of that day may still be on its way.
    if (goingTo.current !== stop) return
    goingTo.current = null
    table.current?.querySelector<HTMLElement>(`[data-day="${stop}"]`)?.focus()
  }, [stop])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const to = dayAfterKey(stop, event.key, event.shiftKey)
    if (!to) return
    event.preventDefault()
    goingTo.current = to
    setAt(to)
    if (monthOf(to) !== month) onMove(to)
  }
  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table to walk through with arrows is a grid, and its cells are too
      role="grid"
      aria-labelledby="month"
      className={styles.table}
      onKeyDown={onKeyDown}
    >
      <Weekdays />
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, index) =>
              day ? (
                <Day
                  key={day}
                  day={day}
                  mark={days.get(day)}
                  isChosen={day === chosen}
                  isStop={day === stop}
                  onFocus={() => setAt(day)}
                />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty place in the week stays where it is
                <td key={`empty ${index}`} className={styles.empty} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The one day that the Tab key comes to: the first of `wished` in this month, or its first day. */
function stopOf(month: string, wished: (string | undefined)[]): string {
  return wished.find((day) => day !== undefined && monthOf(day) === month) ?? `${month}-01`
}

function Weekdays() {
  const format = useFormat()
  // A week that began on a Monday.
  const days = Array.from({ length: 7 }, (_, index) => `2024-01-0${index + 1}`)
  return (
    <thead>
      <tr>
        {days.map((day) => (
          <th key={day} scope="col" abbr={format.dayName(day)} className={styles.weekday}>
            {format.shortDayName(day)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

type DayProps = {
  day: string
  mark: DayMark | undefined
  isChosen: boolean
  isStop: boolean
  onFocus: () => void
}

function Day({ day, mark, isChosen, isStop, onFocus }: DayProps) {
  const lang = useLocale()
  const label = useLabel(day, mark, isChosen)
  const themes = useThemes()
  return (
    <td className={styles.cell}>
      <Link
        to="/$lang/reflections/calendar"
        params={{ lang }}
        search={{ month: monthOf(day), day }}
        resetScroll={false}
        aria-current={day === today() ? 'date' : undefined}
        activeProps={{}}
        tabIndex={isStop ? 0 : -1}
        data-day={day}
        data-chosen={isChosen || undefined}
        data-later={day > today() || undefined}
        className={styles.day}
        onFocus={onFocus}
      >
        <span className="visually-hidden">{label}</span>
        <span aria-hidden="true" className={styles.number}>
          {Number(day.slice(8))}
        </span>
        {mark && (
          <span aria-hidden="true" className={styles.mark} data-waits={mark.waits > 0 || undefined}>
            <span className={styles.ribbons}>
              {mark.themes.map((theme) => (
                <span key={theme} data-ribbon={themes.ribbonOf(theme)} className={styles.ribbon} />
              ))}
              {mark.themes.length === 0 && <span className={styles.ribbon} />}
            </span>
            <span className={styles.count}>{mark.count}</span>
          </span>
        )}
      </Link>
    </td>
  )
}

/** A day as it is read aloud: which, how many reflections, on which themes, what still waits. */
function useLabel(day: string, mark: DayMark | undefined, isChosen: boolean): string {
  const { t } = useLingui()
  const format = useFormat()
  const { titleOf } = useThemes()
  const name = format.weekday(day)
  const parts = [
    mark && plural(mark.count, { one: '# reflectie', other: '# reflecties' }),
    ...(mark?.themes ?? []).map((theme) => titleOf(theme)),
    mark && mark.waits > 0 && t`nog niet verstuurd`,
    isChosen && t`gekozen`,
  ].filter(Boolean)
  return parts.length > 0 ? `${name}: ${parts.join(', ')}` : name
}
