import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useFormat } from '@/lib/format'
import { type Locale, useLocale } from '@/lib/i18n'
import type { Unit } from './insights'

const SMALL: Record<number, MessageDescriptor> = {
  2: msg`twee`,
  3: msg`drie`,
  4: msg`vier`,
  5: msg`vijf`,
  6: msg`zes`,
  7: msg`zeven`,
  8: msg`acht`,
  9: msg`negen`,
  10: msg`tien`,
}

/** Numbers and lists as people say them in a sentence; one is up to the sentence. */
export function useWords() {
  const { t } = useLingui()
  const lang = useLocale()
  const format = useFormat()
  return useMemo(() => {
    const list = new Intl.ListFormat(lang, { type: 'conjunction' })
    return {
      number: (value: number) => {
        const small = SMALL[value]
        return small ? t(small) : format.number(value)
      },
      list: (words: string[]) => list.format(words),
    }
  }, [t, lang, format])
}

export type Words = ReturnType<typeof useWords>

const SEASONS: Record<string, MessageDescriptor> = {
  '03': msg`lente`,
  '06': msg`zomer`,
  '09': msg`herfst`,
  '12': msg`winter`,
}
const REGION: Record<Locale, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' }

/** Says which week, month, season or year it is that begins on a day (`2026-03-02`). */
export function useStretchName(unit: Unit): (firstDay: string) => string {
  const { t } = useLingui()
  const lang = useLocale()
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(REGION[lang], { day: 'numeric', month: 'short' })
    const month = new Intl.DateTimeFormat(REGION[lang], { month: 'short', year: 'numeric' })
    return (firstDay: string) => {
      const at = new Date(`${firstDay}T12:00:00`)
      const year = firstDay.slice(0, 4)
      if (unit === 'week') return day.format(at)
      if (unit === 'month') return month.format(at)
      if (unit === 'year') return year
      const season = SEASONS[firstDay.slice(5, 7)]
      // A winter has the year in which it ends as well.
      const years = firstDay.slice(5, 7) === '12' ? `${year}–${Number(year) + 1}` : year
      return season ? `${t(season)} ${years}` : years
    }
  }, [unit, t, lang])
}
