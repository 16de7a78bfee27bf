import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { partsOf } from './geometry'
import type { Insights, Plans } from './insights'
import styles from './insights.module.css'
import { Picture, TableBehind } from './picture'
import { useStretchName, useWords } from './use-words'

type State = Exclude<keyof Plans, 'planned'>

const STATES: [State, MessageDescriptor][] = [
  ['done', msg`gedaan`],
  ['moved', msg`verplaatst`],
  ['open', msg`nog te doen`],
  ['dropped', msg`laten vallen`],
]

/** What was planned, as woven rows in which one sees what became of it. */
export function PlansPicture({ insights }: { insights: Insights }) {
  const { t } = useLingui()
  const lang = useLocale()
  const sentence = useSentence(insights)
  if (insights.actionPoints.planned === 0) {
    return (
      <Picture id="plans" title={t`Wat je je voornam`} sentence={sentence}>
        <p>
          <Link to="/$lang/actions" params={{ lang }}>
            <Trans>Naar je actiepunten</Trans>
          </Link>
        </p>
      </Picture>
    )
  }
  return (
    <Picture id="plans" title={t`Wat je je voornam`} sentence={sentence}>
      <p className={styles.legend}>
        {STATES.map(([state, label]) => (
          <span key={state}>
            <Swatch state={state} />
            {t(label)}
          </span>
        ))}
      </p>
      <Rows insights={insights} label={sentence} />
      <PlansTable insights={insights} />
    </Picture>
  )
}

function Swatch({ state }: { state: State }) {
  const id = useId()
  return (
    <svg viewBox="0 0 24 16" className={styles.swatch} aria-hidden="true">
      <defs>
        <Cloth id={id} state={state} />
      </defs>
      <rect x="0.5" y="0.5" width="23" height="15" className={styles.piece} fill={`url(#${id})`} />
    </svg>
  )
}

/** How each state looks, with colour or without: woven, slanted, empty or dotted. */
function Cloth({ id, state }: { id: string; state: State }) {
  return (
    <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" className={styles.ground} />
      {state === 'done' && (
        <g className={styles.woven}>
          <rect x="0" y="0.4" width="4.6" height="3.2" rx="1" />
          <rect x="4" y="4.4" width="4.6" height="3.2" rx="1" />
          <rect x="4.6" y="0" width="2.8" height="4" />
          <rect x="0.6" y="4" width="2.8" height="4" />
        </g>
      )}
      {state === 'moved' && (
        <path d="M-2 10 L10 -2 M-2 2 L2 -2 M6 10 L10 6" className={styles.slant} />
      )}
      {state === 'dropped' && <circle cx="4" cy="4" r="1" className={styles.dot} />}
    </pattern>
  )
}

function Rows({ insights: { stretches, period }, label }: { insights: Insights; label: string }) {
  const nameOf = useStretchName(period.unit)
  const id = useId()
  const planned = stretches.filter(({ actionPoints }) => actionPoints.planned > 0)
  const most = Math.max(...planned.map(({ actionPoints }) => actionPoints.planned))
  return (
    <div role="img" aria-label={label} className={styles.rows}>
      <svg className={styles.cloths} aria-hidden="true">
        <defs>
          {STATES.map(([state]) => (
            <Cloth key={state} id={`${id}-${state}`} state={state} />
          ))}
        </defs>
      </svg>
      {planned.map(({ firstDay, actionPoints }) => (
        <div key={firstDay} className={styles.row}>
          <span>{nameOf(firstDay)}</span>
          <svg className={styles.woof} aria-hidden="true">
            {partsOf(
              STATES.map(([state]) => [state, actionPoints[state]] as const),
              most,
            ).map(({ key, start, length }) => (
              <rect
                key={key}
                x={`${start}%`}
                y="1"
                width={`${length}%`}
                height="22"
                className={styles.piece}
                fill={`url(#${id}-${key})`}
              />
            ))}
          </svg>
        </div>
      ))}
    </div>
  )
}

function PlansTable({ insights: { stretches, period } }: { insights: Insights }) {
  const { t } = useLingui()
  const format = useFormat()
  const nameOf = useStretchName(period.unit)
  const planned = stretches.filter(({ actionPoints }) => actionPoints.planned > 0)
  return (
    <TableBehind
      caption={t`Actiepunten, en wat ervan kwam`}
      head={[
        <Trans key="when">Wanneer</Trans>,
        <Trans key="planned">Voorgenomen</Trans>,
        ...STATES.map(([, label]) => t(label)),
      ]}
      rows={planned.map(({ firstDay, actionPoints }) => ({
        key: firstDay,
        cells: [
          period.unit === 'week' ? t`Week van ${format.day(firstDay)}` : nameOf(firstDay),
          ...[actionPoints.planned, ...STATES.map(([state]) => actionPoints[state])].map((count) =>
            format.number(count),
          ),
        ],
      }))}
    />
  )
}

function useSentence({ actionPoints, daysToDone }: Insights): string {
  const { t } = useLingui()
  const words = useWords()
  const { planned, done, moved, open, dropped } = actionPoints
  if (planned === 0) return t`Je schreef in deze tijd geen actiepunten op. Dat hoeft ook niet.`
  const number = words.number(planned)
  const said = [
    plural(planned, { one: 'Je nam je één ding voor.', other: `Je nam je ${number} dingen voor.` }),
  ]
  const parts = [
    done > 0 && plural(done, { one: 'één is gedaan', other: `${words.number(done)} zijn gedaan` }),
    moved > 0 &&
      plural(moved, { one: 'één is verplaatst', other: `${words.number(moved)} zijn verplaatst` }),
    open > 0 &&
      plural(open, { one: 'één staat nog open', other: `${words.number(open)} staan nog open` }),
    dropped > 0 &&
      plural(dropped, {
        one: 'één liet je vallen',
        other: `${words.number(dropped)} liet je vallen`,
      }),
  ].filter((part) => part !== false)
  const became = words.list(parts)
  said.push(t`Daarvan: ${became}.`)
  if (daysToDone === 0) said.push(t`Wat gedaan is, was dat meestal dezelfde dag.`)
  else if (daysToDone !== null) {
    const days = words.number(daysToDone)
    said.push(
      plural(daysToDone, {
        one: 'Wat gedaan is, was dat meestal na één dag.',
        other: `Wat gedaan is, was dat meestal na ${days} dagen.`,
      }),
    )
  }
  return said.join(' ')
}
