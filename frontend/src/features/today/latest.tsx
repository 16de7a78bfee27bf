import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { RibbonRow, RibbonRows } from '@/components/ribbon-rows'
import { type Desk, knotsOf, timelineQuery, useEntries, useShelf } from '@/lib/device'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { RIBBON_OF_THEME } from '@/lib/knowledge'
import styles from './today.module.css'

const MOST = 3

/** The newest finished reflections, to look back at. */
export function Latest({ desk }: { desk: Desk }) {
  const lang = useLocale()
  const format = useFormat()
  useInfiniteQuery(timelineQuery(desk))
  const entries = useEntries(desk)
  const open = new Set(entries.filter((entry) => entry.open).map(({ id }) => id))
  const knots = knotsOf(useShelf(desk), entries).filter(({ id }) => !open.has(id))
  if (knots.length === 0) return null
  return (
    <section className={styles.part} aria-labelledby="latest">
      <h2 id="latest" className="part-title">
        <Trans>Onlangs geschreven</Trans>
      </h2>
      <RibbonRows>
        {knots.slice(0, MOST).map((knot) => (
          <RibbonRow
            key={knot.id}
            className={styles.line}
            ribbon={knot.theme ? RIBBON_OF_THEME[knot.theme] : undefined}
          >
            <Link
              to="/$lang/reflections/$id"
              params={{ lang, id: knot.id }}
              dir="auto"
              className={styles.title}
            >
              {knot.title ||
                knot.excerpt ||
                (knot.sealed ? <Trans>Verzegeld</Trans> : <Trans>Zonder tekst</Trans>)}
            </Link>
            <p className="soft">{format.day(knot.occurredOn)}</p>
          </RibbonRow>
        ))}
      </RibbonRows>
      <Link to="/$lang/reflections" params={{ lang }}>
        <Trans>Al je reflecties</Trans>
      </Link>
    </section>
  )
}
