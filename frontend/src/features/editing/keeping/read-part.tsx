import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '@/components/empty-state'
import { Select } from '@/components/form'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { isProblem, type Schemas } from '@/lib/api'
import { useNames } from '../data/names'
import styles from './keeping.module.css'
import { mostReadQuery, type Period } from './queries'
import { useReadings } from './readings'
import { TextLink } from './text-link'

const PERIODS: Period[] = ['week', 'month', 'year']

/** What is read most. */
export function ReadPart() {
  const { t } = useLingui()
  const [period, setPeriod] = useState<Period>('month')
  const { data, error, isPending } = useQuery(mostReadQuery(period))
  const periods: Record<Period, string> = {
    week: t`De laatste 7 dagen`,
    month: t`De laatste 28 dagen`,
    year: t`De laatste 52 weken`,
  }
  return (
    <>
      <p className={styles.intro}>
        <Trans>
          We tellen hoe vaak een artikel minstens twintig seconden open stond, per dag. Wie las,
          weten we niet.
        </Trans>
      </p>
      <fieldset aria-label={t`Kies een periode`} className={styles.filters}>
        <Select
          label={<Trans>Periode</Trans>}
          options={PERIODS.map((key) => ({ key, label: periods[key] }))}
          value={period}
          onChange={(key) => setPeriod(PERIODS.find((one) => one === key) ?? 'month')}
        />
      </fieldset>
      {isProblem(error) && <ProblemText problem={error} />}
      {isPending && <Loading />}
      {data?.items.length === 0 && (
        <EmptyState title={<Trans>Nog niets geteld</Trans>}>
          <Trans>Zodra iemand een artikel leest, zie je hier hoe vaak dat gebeurt.</Trans>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ol className={styles.rows}>
          {data.items.map((text) => (
            <Row key={text.translation} text={text} />
          ))}
        </ol>
      )}
    </>
  )
}

function Row({ text }: { text: Schemas['MostRead'] }) {
  const names = useNames()
  const readings = useReadings()
  return (
    <li className={styles.row} data-ribbon={names.ribbon(text.theme)}>
      <div className={styles.words}>
        <TextLink id={text.translation} title={text.title} language={text.language} />
        <p className={styles.soft}>
          <strong>{readings(text.readings)}</strong> · {names.theme(text.theme)} ·{' '}
          {names.language(text.language)}
        </p>
      </div>
    </li>
  )
}
