import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { type Desk, useEntries, useShelf } from '@/lib/device'
import { isMonth, monthOf, today, useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { announce } from '@/lib/live'
import { useRefreshAfterSending } from '../timeline'
import styles from './calendar.module.css'
import { type Days, daysHere, daysWith } from './days'
import { addMonths } from './month'
import { MonthTable } from './month-table'
import { monthQuery } from './queries'

type Props = { desk: Desk; month: string; day: string | undefined }

/** A month with its days, and the way to others. */
export function Month({ desk, month, day }: Props) {
  const { t } = useLingui()
  const lang = useLocale()
  const format = useFormat()
  const navigate = useNavigate()
  const asked = useQuery(monthQuery(desk, month))
  const days = useDays(desk, month)
  const total = [...days.values()].reduce((sum, { count }) => sum + count, 0)
  const name = format.month(`${month}-15`)
  useRefreshAfterSending(desk)
  useSaidWhenChanged(month, asked.isPending ? null : t`${name}: ${total} reflecties`)
  const before = addMonths(month, -1)
  const after = addMonths(month, 1)
  return (
    <section aria-labelledby="month" className={styles.month}>
      <div className={styles.head}>
        <h2 id="month" className={styles.name}>
          {name}
        </h2>
        <nav className={styles.moves} aria-label={t`Andere maand`}>
          <Turn month={before} label={t`Vorige maand`} icon={<ChevronLeft aria-hidden="true" />} />
          <Link
            to="/$lang/reflections/calendar"
            params={{ lang }}
            search={{ day: today() }}
            resetScroll={false}
            className={styles.now}
          >
            <Trans>Vandaag</Trans>
          </Link>
          <Turn
            month={after}
            label={t`Volgende maand`}
            icon={<ChevronRight aria-hidden="true" />}
          />
        </nav>
      </div>
      {asked.isError && <Behind error={asked.error} />}
      <MonthTable
        month={month}
        days={days}
        chosen={day}
        onMove={(to) =>
          void navigate({
            to: '/$lang/reflections/calendar',
            params: { lang },
            search: { month: monthOf(to), ...(day && { day }) },
            replace: true,
            resetScroll: false,
          })
        }
      />
      <p className="soft">
        <Plural
          value={total}
          _0="Nog niets geschreven over deze maand."
          one="# reflectie in deze maand."
          other="# reflecties in deze maand."
        />
      </p>
    </section>
  )
}

/** The marks of a month: from the server, or from this device as long as it does not answer. */
function useDays(desk: Desk, month: string): Days {
  const { data } = useQuery(monthQuery(desk, month))
  const items = useShelf(desk)
  const entries = useEntries(desk)
  return data ? daysWith(month, data.days, entries) : daysHere(month, items, entries)
}

/** Say which month is shown once it is there, but not the one that the screen began with. */
function useSaidWhenChanged(month: string, text: string | null): void {
  const said = useRef(month)
  useEffect(() => {
    if (said.current === month || text === null) return
    said.current = month
    announce(text)
  }, [month, text])
}

function Turn({ month, label, icon }: { month: string; label: string; icon: ReactNode }) {
  const lang = useLocale()
  if (!isMonth(month)) return null
  return (
    <Link
      to="/$lang/reflections/calendar"
      params={{ lang }}
      search={{ month }}
      resetScroll={false}
      className={styles.turn}
      aria-label={label}
    >
      {icon}
    </Link>
  )
}

function Behind({ error }: { error: unknown }) {
  return (
    <Notice>
      {isProblem(error) && !error.isUnreachable ? (
        <ProblemText problem={error} />
      ) : (
        <Trans>Je bent zonder verbinding. Dit is wat op dit toestel staat.</Trans>
      )}
    </Notice>
  )
}
