import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormat } from '@/lib/format'
import { FEELINGS } from '../feelings'
import { KINDS } from '../kinds'
import { firstOf, type Pair, pairsOf } from './counts'
import type { OfKind } from './insights'
import styles from './insights.module.css'
import { Picture, TableBehind } from './picture'
import { useWords } from './use-words'

// What was named less often stands in the table.
const SHOWN = 6

/** Feelings before and after, for each kind of session. */
export function FeelingsPicture({ feelings }: { feelings: OfKind[] }) {
  return (
    <section aria-labelledby="feelings" className={styles.kinds}>
      <h2 id="feelings" className="part-title">
        <Trans>Hoe het voelde, ervoor en erna</Trans>
      </h2>
      {feelings.length === 0 ? (
        <p className={styles.sentence}>
          <Trans>Je noemde in deze tijd nog geen gevoelens bij een reflectie.</Trans>
        </p>
      ) : (
        <>
          <Legend />
          {feelings.map((ofKind) => (
            <KindPicture key={ofKind.kind ?? 'none'} ofKind={ofKind} />
          ))}
        </>
      )}
    </section>
  )
}

function Legend() {
  return (
    <p className={styles.legend}>
      <span>
        <Mark shape="before" />
        <Trans>ervoor</Trans>
      </span>
      <span>
        <Mark shape="after" />
        <Trans>erna</Trans>
      </span>
    </p>
  )
}

function Mark({ shape }: { shape: 'before' | 'after' }) {
  return (
    <svg viewBox="0 0 16 16" className={styles.mark} aria-hidden="true">
      <circle cx="8" cy="8" r={shape === 'before' ? 6.5 : 5.5} className={styles[shape]} />
    </svg>
  )
}

function KindPicture({ ofKind }: { ofKind: OfKind }) {
  const { t } = useLingui()
  const sentence = useSentence(ofKind)
  const pairs = pairsOf(ofKind)
  const most = Math.max(...pairs.flatMap(({ before, after }) => [before, after]))
  return (
    <Picture
      id={`kind-${ofKind.kind ?? 'none'}`}
      title={ofKind.kind ? t(KINDS[ofKind.kind]) : t`Zonder soort gesprek`}
      level={3}
      sentence={sentence}
    >
      <div role="img" aria-label={sentence} className={styles.pairs}>
        {pairs.slice(0, SHOWN).map((pair) => (
          <div key={pair.feeling} className={styles.pair}>
            <span>{t(FEELINGS[pair.feeling])}</span>
            <Dumbbell pair={pair} most={most} />
          </div>
        ))}
      </div>
      <KindTable ofKind={ofKind} pairs={pairs} />
    </Picture>
  )
}

/** How often before, an open ring, and how often after, a full bead, on one thread. */
function Dumbbell({ pair: { before, after }, most }: { pair: Pair; most: number }) {
  // Rings keep within the picture.
  const at = (count: number) => `${5 + (count / most) * 90}%`
  return (
    <svg className={styles.dumbbell} aria-hidden="true">
      <line x1="5%" x2="95%" y1="50%" y2="50%" className={styles.thread} />
      <line x1={at(before)} x2={at(after)} y1="50%" y2="50%" className={styles.band} />
      <circle cx={at(before)} cy="50%" r="7" className={styles.before} />
      <circle cx={at(after)} cy="50%" r="4.5" className={styles.after} />
    </svg>
  )
}

function KindTable({ ofKind, pairs }: { ofKind: OfKind; pairs: Pair[] }) {
  const { t } = useLingui()
  const format = useFormat()
  const strength = (value: number | null) =>
    value === null ? t`niet gezegd` : t`${format.number(value)} van 5`
  const kind = ofKind.kind ? t(KINDS[ofKind.kind]) : t`Zonder soort gesprek`
  return (
    <TableBehind
      caption={t`Gevoelens bij: ${kind}`}
      head={[
        <Trans key="feeling">Gevoel</Trans>,
        <Trans key="before">Keer ervoor</Trans>,
        <Trans key="before-strength">Hoe sterk</Trans>,
        <Trans key="after">Keer erna</Trans>,
        <Trans key="after-strength">Hoe sterk</Trans>,
      ]}
      rows={pairs.map((pair) => ({
        key: pair.feeling,
        cells: [
          t(FEELINGS[pair.feeling]),
          format.number(pair.before),
          pair.before > 0 && strength(pair.intensityBefore),
          format.number(pair.after),
          pair.after > 0 && strength(pair.intensityAfter),
        ],
      }))}
    />
  )
}

function useSentence({ entries, before, after, changes }: OfKind): string {
  const { t } = useLingui()
  const words = useWords()
  const number = words.number(entries)
  const said = [
    plural(entries, {
      one: 'In één reflectie noemde je een gevoel.',
      other: `In ${number} reflecties noemde je een gevoel.`,
    }),
  ]
  const often = (named: OfKind['before']) =>
    words.list(firstOf(named).map(({ feeling }) => t(FEELINGS[feeling])))
  const [one, other] = [often(before), often(after)]
  if (entries === 1 && one && other) said.push(t`Ervoor: ${one}. Erna: ${other}.`)
  else if (one && other) said.push(t`Ervoor het vaakst: ${one}. Erna het vaakst: ${other}.`)
  else if (one) said.push(t`Ervoor het vaakst: ${one}.`)
  else if (other) said.push(t`Erna het vaakst: ${other}.`)
  const [change] = changes
  if (change && change.entries > 1) {
    const from = t(FEELINGS[change.before])
    const into = t(FEELINGS[change.after])
    const times = words.number(change.entries)
    said.push(t`Het vaakst werd ${from} daarna ${into}: ${times} keer.`)
  }
  return said.join(' ')
}
