import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi } from '@tanstack/react-router'
import { Loading } from '@/components/loading'
import { useDesk } from '@/lib/device'
import { monthOf, today } from '@/lib/format'
import { useHead } from '@/lib/head'
import { LookingBackHead } from '../looking-back-head'
import { OnThisDayChoice } from '../on-this-day-choice'
import { Undo } from '../undo'
import { useKeptScroll } from '../use-kept-scroll'
import styles from './calendar.module.css'
import { DayEntries } from './day-entries'
import { Month } from './month-view'

const route = getRouteApi('/$lang/personal/reflections/calendar')

/** One's own reflections by month: on which days, and on which themes. */
export function CalendarPage() {
  const { t } = useLingui()
  const desk = useDesk()
  const { day, month = monthOf(day ?? today()) } = route.useSearch()
  useHead({ title: t`Kalender` })
  useKeptScroll(desk !== null)
  return (
    <div className={`page ${styles.page}`}>
      <LookingBackHead />
      {desk ? (
        <>
          <Month desk={desk} month={month} day={day} />
          {day ? (
            <DayEntries key={day} desk={desk} day={day} />
          ) : (
            <p className="soft">
              <Trans>Kies een dag om te zien wat je schreef, of om erover te schrijven.</Trans>
            </p>
          )}
          <OnThisDayChoice />
          <Undo desk={desk} />
        </>
      ) : (
        <Loading />
      )}
    </div>
  )
}
