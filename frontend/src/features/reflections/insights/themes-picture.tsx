import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormat } from '@/lib/format'
import { type Themes, useThemes } from '../use-themes'
import { firstOf, type Lane, lanesOf } from './counts'
import { ribbonOf } from './geometry'
import type { Insights } from './insights'
import styles from './insights.module.css'
import { Picture, TableBehind } from './picture'
import { useStretchName, useWords } from './use-words'

const PAPER = { width: 1000, height: 100, thread: 6 }

/** What was written about, as ribbons that are broader where there was more of it. */
export function ThemesPicture({
  insights: { stretches, period, entries },
}: {
  insights: Insights
}) {
  const { t } = useLingui()
  const themes = useThemes()
  const nameOf = useStretchName(period.unit)
  const lanes = lanesOf(stretches)
  const sentence = useSentence(lanes, entries, themes)
  const most = Math.max(...lanes.flatMap(({ values }) => values))
  const titleOf = (lane: Lane) => themes.titleOf(lane.theme) ?? t`Zonder thema`
  return (
    <Picture id="themes" title={t`Waar je over schreef`} sentence={sentence}>
      <div role="img" aria-label={sentence} className={styles.lanes}>
        {lanes.map((lane) => (
          <div
            key={lane.theme ?? 'none'}
            className={styles.lane}
            data-ribbon={themes.ribbonOf(lane.theme)}
          >
            <span className={styles['lane-name']}>{titleOf(lane)}</span>
            <svg
              viewBox={`0 0 ${PAPER.width} ${PAPER.height}`}
              preserveAspectRatio="none"
              className={styles.ribbon}
              aria-hidden="true"
            >
              <path d={ribbonOf(lane.values, most, PAPER)} className={styles.cloth} />
              <line x1="0" x2={PAPER.width} y1="50" y2="50" className={styles.seam} />
            </svg>
          </div>
        ))}
        <div className={styles.axis} aria-hidden="true">
          <span>{nameOf(stretches[0]?.firstDay ?? period.firstDay)}</span>
          <span>{nameOf(stretches.at(-1)?.firstDay ?? period.lastDay)}</span>
        </div>
      </div>
      <ThemesTable insights={{ stretches, period }} lanes={lanes} titleOf={titleOf} />
    </Picture>
  )
}

type TableProps = {
  insights: Pick<Insights, 'stretches' | 'period'>
  lanes: Lane[]
  titleOf: (lane: Lane) => string
}

function ThemesTable({ insights: { stretches, period }, lanes, titleOf }: TableProps) {
  const { t } = useLingui()
  const format = useFormat()
  const nameOf = useStretchName(period.unit)
  return (
    <TableBehind
      caption={t`Reflecties per thema`}
      head={[
        <Trans key="when">Wanneer</Trans>,
        ...lanes.map(titleOf),
        <Trans key="all">Samen</Trans>,
      ]}
      rows={stretches.map((stretch, at) => ({
        key: stretch.firstDay,
        cells: [
          period.unit === 'week'
            ? t`Week van ${format.day(stretch.firstDay)}`
            : nameOf(stretch.firstDay),
          ...lanes.map(({ values }) => format.number(values[at] ?? 0)),
          format.number(stretch.entries),
        ],
      }))}
    />
  )
}

function useSentence(lanes: Lane[], entries: number, themes: Themes): string {
  const { t } = useLingui()
  const words = useWords()
  const number = words.number(entries)
  const wrote = plural(entries, {
    one: 'Je schreef één keer.',
    other: `Je schreef ${number} keer.`,
  })
  const named = lanes.filter(({ theme }) => theme !== null)
  const first = firstOf(named.map((lane) => ({ ...lane, entries: lane.total })))
  const titles = first.map(({ theme }) => themes.titleOf(theme) ?? '')
  const times = first[0]?.entries ?? 0
  if (times === 0) return `${wrote} ${t`Je koos er geen thema bij.`}`
  const list = words.list(titles)
  if (named.length === 1 && times === entries) return `${wrote} ${t`Het ging over ${list}.`}`
  const often = words.number(times)
  const most = plural(times, {
    one: `Het ging over ${list}, telkens één keer.`,
    other: `Het vaakst ging het over ${list}: ${often} keer.`,
  })
  return `${wrote} ${most}`
}
