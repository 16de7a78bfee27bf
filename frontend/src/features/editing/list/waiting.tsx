import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ProblemText } from '@/components/problem-text'
import { RibbonRow, RibbonRows } from '@/components/ribbon-rows'
import { isProblem, itemsOf } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { useSession } from '@/lib/session'
import { More } from '../data/more'
import { useNames } from '../data/names'
import { type Submission, waitingQuery } from '../data/queries'
import { TextLink } from '../data/text-link'
import styles from './list.module.css'

/** What waits for other eyes: what was asked of this editor first. */
export function Waiting() {
  const { session } = useSession()
  const me = session && 'me' in session ? session.me.id : ''
  const mine = useInfiniteQuery({ ...waitingQuery(me), enabled: me !== '' })
  const all = useInfiniteQuery(waitingQuery())
  const asked = itemsOf(mine.data)
  const others = itemsOf(all.data).filter(({ reviewer }) => reviewer?.id !== me)
  const failed = all.error ?? mine.error
  return (
    <section aria-labelledby="waiting" className={styles.part}>
      <h2 id="waiting" className="part-title">
        <Trans>Wacht op nalezen</Trans>
      </h2>
      {isProblem(failed) && <ProblemText problem={failed} />}
      {all.isSuccess && asked.length + others.length === 0 && (
        <p className="soft">
          <Trans>Er wacht niets.</Trans>
        </p>
      )}
      {asked.length > 0 && (
        <>
          <h3 className="strong">
            <Trans>Aan jou toegewezen</Trans>
          </h3>
          <Rows rows={asked} />
          <More of={mine} />
        </>
      )}
      {others.length > 0 && (
        <>
          {asked.length > 0 && (
            <h3 className="strong">
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

function Rows({ rows }: { rows: Submission[] }) {
  const names = useNames()
  const format = useFormat()
  return (
    <RibbonRows>
      {rows.map(({ id, translation, language, theme, title, submittedBy, reviewer, ...row }) => (
        <RibbonRow key={id} ribbon={names.ribbon(theme)}>
          <TextLink id={translation} title={title} language={language} />
          <p className="soft">
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
        </RibbonRow>
      ))}
    </RibbonRows>
  )
}
