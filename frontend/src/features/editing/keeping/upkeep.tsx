import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, Select, TextArea, TextField } from '@/components/form'
import { ProblemText } from '@/components/problem-text'
import type { Schemas } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { announce } from '@/lib/live'
import { useNames } from '../data/names'
import { editorsQuery, type Text } from '../data/queries'
import { useChangeReviewDate, useConfirm } from './acts'
import styles from './keeping.module.css'
import { reviewDateQuery } from './queries'

type ReviewDate = Schemas['ReviewDate']

/** Who looks after the article, and when somebody looks whether it is still true. */
export function Upkeep({ text }: { text: Text }) {
  const { data } = useQuery(reviewDateQuery(text.id))
  const [isOpen, setOpen] = useState(false)
  if (!data) return null
  return (
    <section aria-labelledby="upkeep" className={styles.card}>
      <h2 id="upkeep" className="part-title">
        <Trans>Klopt het nog?</Trans>
      </h2>
      {data.reviewOn ? (
        <>
          <Facts found={data} day={data.reviewOn} />
          <StillTrue id={text.id} />
          {isOpen ? (
            <Change key={data.version} id={text.id} found={data} onClose={() => setOpen(false)} />
          ) : (
            <div>
              <Button variant="quiet" onClick={() => setOpen(true)}>
                <Trans>Verander de datum of wie ervoor zorgt</Trans>
              </Button>
            </div>
          )}
        </>
      ) : (
        <p className="soft">
          <Trans>
            Zodra dit artikel verschijnt, krijgt het een dag waarop iemand kijkt of het nog klopt.
          </Trans>
        </p>
      )}
    </section>
  )
}

function Facts({ found, day }: { found: ReviewDate; day: string }) {
  const names = useNames()
  const format = useFormat()
  const { owner, lookedAt, lookedBy } = found
  return (
    <>
      <p>
        <strong data-due={found.due} className={styles.due}>
          <Trans>Nakijken op {format.day(day)}</Trans>
        </strong>
        {found.due === 'overdue' && (
          <>
            {' '}
            <Trans>(die dag is voorbij)</Trans>
          </>
        )}
      </p>
      <p>
        {owner ? (
          <Trans>{names.person(owner)} zorgt voor dit artikel.</Trans>
        ) : (
          <Trans>Niemand zorgt voor dit artikel.</Trans>
        )}
      </p>
      {lookedAt && (
        <p className="soft">
          <Trans>
            {names.person(lookedBy)} keek het na op {format.day(lookedAt)}.
          </Trans>
        </p>
      )}
    </>
  )
}

function StillTrue({ id }: { id: string }) {
  const { t } = useLingui()
  const confirm = useConfirm(id)
  const looked = async () => {
    if (await confirm.run({ reviewOn: null, why: '' })) announce(t`Nagekeken`)
  }
  return (
    <div>
      <Button busy={confirm.busy} onClick={() => void looked()}>
        <Trans>Nagekeken, klopt nog</Trans>
      </Button>
      <p className="soft">
        <Trans>In elke taal. Over een jaar vragen we het opnieuw.</Trans>
      </p>
      {confirm.problem && <ProblemText problem={confirm.problem} />}
    </div>
  )
}

type ChangeProps = { id: string; found: ReviewDate; onClose: () => void }

function Change({ id, found, onClose }: ChangeProps) {
  const { t } = useLingui()
  const { data: editors = [] } = useQuery(editorsQuery)
  const [reviewOn, setReviewOn] = useState(found.reviewOn ?? '')
  const [owner, setOwner] = useState(found.owner?.id ?? '')
  const [why, setWhy] = useState('')
  const change = useChangeReviewDate(id, found.version)
  const { problem } = change

  const keep = async () => {
    const given = {
      ...(reviewOn && reviewOn !== found.reviewOn && { reviewOn }),
      ...(owner !== (found.owner?.id ?? '') && { owner: owner || null }),
      why,
    }
    if (!(await change.run(given))) return
    announce(t`Bewaard`)
    onClose()
  }
  return (
    <Form label={t`Verander de datum of wie ervoor zorgt`} onSubmit={() => void keep()}>
      <TextField
        label={<Trans>Nakijken op</Trans>}
        name="reviewOn"
        type="date"
        value={reviewOn}
        onChange={setReviewOn}
        error={issueFor(problem, 'reviewOn')}
      />
      <Select
        label={<Trans>Wie zorgt ervoor?</Trans>}
        name="owner"
        options={[
          { key: '', label: t`Niemand` },
          ...editors.map(({ id: key, name }) => ({ key, label: name || t`een collega` })),
        ]}
        value={owner}
        onChange={setOwner}
        error={issueFor(problem, 'owner')}
      />
      <TextArea
        label={<Trans>Waarom?</Trans>}
        name="why"
        rows={2}
        maxLength={2000}
        value={why}
        onChange={setWhy}
        error={issueFor(problem, 'why')}
      />
      {problem && problem.issues.length === 0 && <ProblemText problem={problem} />}
      <FormActions>
        <Button type="submit" busy={change.busy}>
          <Trans>Bewaar</Trans>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
