import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { WovenEdge } from '@/components/woven-edge'
import type { ReflectionItem } from '@/lib/device'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { FeltLine } from './felt-line'
import styles from './timeline.module.css'
import type { Themes } from './use-themes'

type Props = {
  knot: ReflectionItem
  themes: Themes
  waits?: boolean
  /** In place of the beginning of the text. */
  children?: ReactNode
}

/** One reflection on the thread. */
export function KnotRow({ knot, themes, waits = false, children }: Props) {
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
          {waits && (
            <span className={styles.waits}>
              <Trans>nog niet verstuurd</Trans>
            </span>
          )}
        </p>
        <h3 className={styles.title}>
          <Link to="/$lang/reflections/$id" params={{ lang, id: knot.id }}>
            {title || <Trans>Zonder tekst</Trans>}
          </Link>
        </h3>
        {children ?? (rest && <p className={styles.excerpt}>{rest}</p>)}
        <FeltLine before={knot.feelingsBefore} after={knot.feelingsAfter} />
      </div>
    </li>
  )
}

/** Without a title the first sentence is one, and the rest is what follows it. */
function titleAndRest({ title, excerpt }: ReflectionItem): { title: string; rest: string } {
  if (title) return { title, rest: excerpt }
  const first = /^.*?[.?!…](?=\s)/.exec(excerpt)?.[0] ?? excerpt
  return { title: first, rest: excerpt.slice(first.length).trim() }
}
