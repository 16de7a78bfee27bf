import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Select } from '@/components/form'
import { ProblemText } from '@/components/problem-text'
import { RibbonRow } from '@/components/ribbon-rows'
import { useFormat } from '@/lib/format'
import { announce } from '@/lib/live'
import { useSession } from '@/lib/session'
import { useNames } from '../data/names'
import { Rows } from '../data/rows'
import { TextLink } from '../data/text-link'
import { useConfirm } from './acts'
import styles from './keeping.module.css'
import { type Due, type ReviewItem, reviewDatesQuery } from './queries'

const DUE: Due[] = ['overdue', 'soon', 'later']

/** Articles by when somebody should look at them again. */
export function ReviewPart() {
  const { t } = useLingui()
  const { session } = useSession()
  const [due, setDue] = useState<Due>('overdue')
  const [whose, setWhose] = useState('')
  const me = session && 'me' in session ? session.me.id : ''
  const owner = whose === 'mine' ? me : whose
  const rows = useInfiniteQuery(reviewDatesQuery({ due, ...(owner && { owner }) }))
  const times: Record<Due, string> = {
    overdue: t`De dag is voorbij`,
    soon: t`Binnen 30 dagen`,
    later: t`Later`,
  }
  return (
    <>
      <fieldset aria-label={t`Kies welke artikels`} className={styles.filters}>
        <Select
          label={<Trans>Wanneer</Trans>}
          options={DUE.map((key) => ({ key, label: times[key] }))}
          value={due}
          onChange={(key) => setDue(DUE.find((one) => one === key) ?? 'overdue')}
        />
        <Select
          label={<Trans>Wie zorgt ervoor?</Trans>}
          options={[
            { key: '', label: t`Iedereen` },
            { key: 'mine', label: t`Ik` },
            { key: 'nobody', label: t`Niemand` },
          ]}
          value={whose}
          onChange={setWhose}
        />
      </fieldset>
      <Rows
        of={rows}
        row={(item) => <Row key={item.id} item={item} />}
        empty={
          <EmptyState title={<Trans>Hier wacht niets</Trans>}>
            <Trans>
              Elk artikel krijgt een dag waarop iemand kijkt of het nog klopt, een jaar nadat het
              verscheen. Op die dag komt het hier te staan.
            </Trans>
          </EmptyState>
        }
      />
    </>
  )
}

function Row({ item }: { item: ReviewItem }) {
  const { t } = useLingui()
  const names = useNames()
  const format = useFormat()
  const text = item.texts[0]
  const confirm = useConfirm(text?.id ?? '')
  const looked = async () => {
    if (await confirm.run({ reviewOn: null, why: '' })) announce(t`Nagekeken`)
  }
  if (!text || !item.reviewOn) return null
  const { lookedAt, lookedBy, title } = item
  return (
    <RibbonRow ribbon={names.ribbon(item.theme)} className={styles.row}>
      <div className={styles.words}>
        <TextLink id={text.id} title={title} language={text.language} />
        <p className="soft">
          <strong data-due={item.due} className={styles.due}>
            <Trans>nakijken op {format.day(item.reviewOn)}</Trans>
          </strong>
          {' · '}
          {item.owner ? names.person(item.owner) : <Trans>niemand zorgt ervoor</Trans>}
          {' · '}
          {names.theme(item.theme)} ·{' '}
          {item.texts.map((it) => names.language(it.language)).join(', ')}
        </p>
        <p className="soft">
          <Trans>Lezers kregen het laatst iets nieuws op {format.day(item.updatedAt)}.</Trans>{' '}
          {lookedAt && (
            <Trans>
              {names.person(lookedBy)} keek het na op {format.day(lookedAt)}.
            </Trans>
          )}
        </p>
        {confirm.problem && <ProblemText problem={confirm.problem} />}
      </div>
      <Button busy={confirm.busy} aria-label={t`${title} klopt nog`} onClick={() => void looked()}>
        <Trans>Klopt nog</Trans>
      </Button>
    </RibbonRow>
  )
}
