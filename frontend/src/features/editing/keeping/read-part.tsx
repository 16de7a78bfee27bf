import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '@/components/empty-state'
import { Select } from '@/components/form'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { RibbonRow, RibbonRows } from '@/components/ribbon-rows'
import { isProblem, type Schemas } from '@/lib/api'
import { useNames } from '../data/names'
import { TextLink } from '../data/text-link'
import styles from './keeping.module.css'
import { mostReadQuery, type Period } from './queries'
import { useReadings } from './readings'

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
        <RibbonRows as="ol">
          {data.items.map((text) => (
            <Row key={text.translation} text={text} />
          ))}
        </RibbonRows>
      )}
    </>
  )
}

function Row({ text }: { text: Schemas['MostRead'] }) {
  const names = useNames()
  const readings = useReadings()
  return (
    <RibbonRow ribbon={names.ribbon(text.theme)} className={styles.row}>
      <div className={styles.words}>
        <TextLink id={text.translation} title={text.title} language={text.language} />
        <p className="soft">
          <strong>{readings(text.readings)}</strong> · {names.theme(text.theme)} ·{' '}
          {names.language(text.language)}
        </p>
      </div>
    </RibbonRow>
  )
}
