import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useLocale } from '@/lib/i18n'
import type { SignalQuarter } from '@/lib/signals'

/** How quarters are named: in short above a column, and in full in a table. */
export function useQuarterNames() {
  const { t } = useLingui()
  const lang = useLocale()
  const month = useMemo(() => new Intl.DateTimeFormat(lang, { month: 'long' }), [lang])
  const nameOf = (day: string) => month.format(new Date(`${day}T12:00:00`))
  return {
    short: ({ firstDay }: SignalQuarter) => {
      const number = Math.floor((Number(firstDay.slice(5, 7)) - 1) / 3) + 1
      return t({
        message: `K${number}`,
        comment: 'A quarter of a year: Q1 in English, T1 in French',
      })
    },
    year: ({ firstDay }: SignalQuarter) => firstDay.slice(0, 4),
    full: ({ firstDay, lastDay }: SignalQuarter) => {
      const [first, last, year] = [nameOf(firstDay), nameOf(lastDay), firstDay.slice(0, 4)]
      return t`${first} tot ${last} ${year}`
    },
  }
}
