import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Select } from '@/components/form'
import type { Schemas } from '@/lib/api'
import { useFormat } from '@/lib/format'
import type { Text } from '../data/queries'
import styles from './keeping.module.css'
import { readingsQuery, type Span } from './queries'

type Figure = Schemas['Figure']

/** Says a number of readings; none stands for one to four, which is too few to show. */
export function useReadings() {
  const { t } = useLingui()
  return (readings: number | null) =>
    readings === null
      ? t`minder dan 5 keer gelezen`
      : plural(readings, { one: '# keer gelezen', other: '# keer gelezen' })
}

/** How often this text was read, as a picture and as a table. */
export function Readings({ text }: { text: Text }) {
  const { t } = useLingui()
  const [span, setSpan] = useState<Span>('week')
  const { data } = useQuery({ ...readingsQuery(text.id, span), enabled: text.published !== null })
  const said = useReadings()
  if (!text.published || !data) return null
  const over = data.span === 'day' ? t`De laatste 28 dagen` : t`De laatste 26 weken`
  return (
    <section aria-labelledby="readings" className={styles.card}>
      <h2 id="readings" className="part-title">
        <Trans>Gelezen</Trans>
      </h2>
      <p>
        {over}: {said(data.total)}.
      </p>
      <Bars figures={data.figures} label={`${over}: ${said(data.total)}`} />
      <Select
        label={<Trans>Per dag of per week</Trans>}
        options={[
          { key: 'week', label: t`Per week` },
          { key: 'day', label: t`Per dag` },
        ]}
        value={span}
        onChange={(key) => setSpan(key === 'day' ? 'day' : 'week')}
      />
      <Table figures={data.figures} caption={over} />
    </section>
  )
}

const HEIGHT = 48
const STEP = 10
// What is too few to show stands as high as it could be at most.
const FEW = 4

function Bars({ figures, label }: { figures: Figure[]; label: string }) {
  const most = Math.max(10, ...figures.map(({ readings }) => readings ?? FEW))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${figures.length * STEP} ${HEIGHT}`}
      className={styles.bars}
    >
      {figures.map(({ since, readings }, at) => {
        const height = ((readings ?? FEW) / most) * (HEIGHT - 2)
        return (
          <rect
            key={since}
            x={at * STEP + 1}
            y={HEIGHT - 1 - height}
            width={STEP - 2}
            height={height}
            data-few={readings === null || undefined}
          />
        )
      })}
      <line x1="0" x2={figures.length * STEP} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
    </svg>
  )
}

function Table({ figures, caption }: { figures: Figure[]; caption: string }) {
  const format = useFormat()
  return (
    <details className={styles.more}>
      <summary>
        <Trans>Toon als tabel</Trans>
      </summary>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Vanaf</Trans>
            </th>
            <th scope="col">
              <Trans>Keer gelezen</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ since, readings }) => (
            <tr key={since}>
              <th scope="row">{format.day(since)}</th>
              <td>{readings === null ? '< 5' : format.number(readings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
