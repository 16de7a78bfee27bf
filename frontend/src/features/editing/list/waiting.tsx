import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import { useSession } from '@/lib/session'
import { More } from '../data/more'
import { useNames } from '../data/names'
import { type Submission, waitingQuery } from '../data/queries'
import styles from './list.module.css'

/** What waits for other eyes: what was asked of this editor first. */
export function Waiting() {
  const { session } = useSession()
  const me = session && 'me' in session ? session.me.id : ''
  const mine = useInfiniteQuery({ ...waitingQuery(me), enabled: me !== '' })
  const all = useInfiniteQuery(waitingQuery())
  const asked = rowsOf(mine.data)
  const others = rowsOf(all.data).filter(({ reviewer }) => reviewer?.id !== me)
  const failed = all.error ?? mine.error
  return (
    <section aria-labelledby="waiting" className={styles.part}>
      <h2 id="waiting" className={styles.name}>
        <Trans>Wacht op nalezen</Trans>
      </h2>
      {isProblem(failed) && <ProblemText problem={failed} />}
      {all.isSuccess && asked.length + others.length === 0 && (
        <p className={styles.soft}>
          <Trans>Er wacht niets.</Trans>
        </p>
      )}
      {asked.length > 0 && (
        <>
          <h3 className={styles.strong}>
            <Trans>Aan jou toegewezen</Trans>
          </h3>
          <Rows rows={asked} />
          <More of={mine} />
        </>
      )}
      {others.length > 0 && (
        <>
          {asked.length > 0 && (
            <h3 className={styles.strong}>
              <Trans>Andere teksten</Trans>
            </h3>
          )}
          <Rows rows={others} />
        </>
      )}
      <More of={all} />
    </section>
  )
}

function rowsOf(found: { pages: { items: Submission[] }[] } | undefined): Submission[] {
  return found?.pages.flatMap(({ items }) => items) ?? []
}

function Rows({ rows }: { rows: Submission[] }) {
  const lang = useLocale()
  const names = useNames()
  const format = useFormat()
  return (
    <ul className={styles.rows}>
      {rows.map(({ id, translation, language, theme, title, submittedBy, reviewer, ...row }) => (
        <li key={id} className={styles.row} data-ribbon={names.ribbon(theme)}>
          <Link
            to="/$lang/editing/$id"
            params={{ lang, id: translation }}
            lang={language}
            className={styles.title}
          >
            {title}
          </Link>
          <p className={styles.soft}>
            {names.theme(theme)} · {names.language(language)} ·{' '}
            <Trans>
              ingediend door {names.person(submittedBy)} op {format.day(row.submittedAt)}
            </Trans>
            {reviewer && row.startedAt && (
              <>
                {' · '}
                <Trans>{names.person(reviewer)} leest na</Trans>
              </>
            )}
            {row.dueOn && (
              <>
                {' · '}
                <Trans>tegen {format.day(row.dueOn)}</Trans>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
