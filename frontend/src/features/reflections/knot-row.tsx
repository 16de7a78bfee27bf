import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { WovenEdge } from '@/components/woven-edge'
import type { Knot, ReflectionItem } from '@/lib/device'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { FeltLine } from './felt-line'
import { KINDS } from './kinds'
import { TagLine } from './tag-line'
import styles from './timeline.module.css'
import type { Themes } from './use-themes'

type Props = {
  knot: ReflectionItem
  themes: Themes
  waits?: boolean
  /** What has to be chosen or changed before it can be sent. */
  trouble?: Knot['trouble']
  /** In place of the beginning of the text. */
  children?: ReactNode
}

/** One reflection on the thread. */
export function KnotRow({ knot, themes, waits = false, trouble, children }: Props) {
  const { t } = useLingui()
  const lang = useLocale()
  const format = useFormat()
  const theme = themes.titleOf(knot.theme)
  const ribbon = themes.ribbonOf(knot.theme)
  const { title, rest } = titleAndRest(knot)
  const day = format.weekday(knot.occurredOn)
  return (
    <li className={styles.knot} data-ribbon={ribbon}>
      <WovenEdge ribbon={ribbon} className={styles.strand} />
      <div className={styles.body}>
        <p className={styles.day}>
          <time dateTime={knot.occurredOn}>{day}</time>
          {theme && <span className={styles.theme}>{theme}</span>}
          {knot.kind && <span>{t(KINDS[knot.kind])}</span>}
          {knot.sealed && (
            <span>
              <LockKeyhole size={14} strokeWidth={2} role="img" aria-label={t`verzegeld`} />
            </span>
          )}
          {waits && (
            <span className={styles.waits}>
              <Waiting trouble={trouble} />
            </span>
          )}
        </p>
        <h3 className={styles.title}>
          <Link
            // Two versions are read where one of them can be chosen.
            to={trouble ? '/$lang/reflections/$id/edit' : '/$lang/reflections/$id'}
            params={{ lang, id: knot.id }}
            dir="auto"
          >
            {title || (knot.sealed ? <Trans>Verzegeld</Trans> : <Trans>Zonder tekst</Trans>)}
          </Link>
        </h3>
        {children ??
          (rest && (
            <p dir="auto" className={styles.excerpt}>
              {rest}
            </p>
          ))}
        <FeltLine before={knot.feelingsBefore} after={knot.feelingsAfter} />
        <TagLine tags={knot.tags} />
      </div>
    </li>
  )
}

function Waiting({ trouble }: Pick<Props, 'trouble'>) {
  if (trouble === 'conflict') return <Trans>twee versies</Trans>
  if (trouble === 'refused') return <Trans>kan zo niet bewaard worden</Trans>
  return <Trans>nog niet verstuurd</Trans>
}

/** Without a title the first sentence is one, and the rest is what follows it. */
function titleAndRest({ title, excerpt }: ReflectionItem): { title: string; rest: string } {
  if (title) return { title, rest: excerpt }
  const first = /^.*?[.?!…](?=\s)/.exec(excerpt)?.[0] ?? excerpt
  return { title: first, rest: excerpt.slice(first.length).trim() }
}
