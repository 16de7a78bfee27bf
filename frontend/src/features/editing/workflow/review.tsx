import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { FormActions, issueFor, TextArea } from '@/components/form'
import { Notice } from '@/components/notice'
import { useFormat } from '@/lib/format'
import { announce } from '@/lib/live'
import { useDecide, useReview } from '../data/acts'
import { useNames } from '../data/names'
import type { Submission } from '../data/queries'
import { Assign } from './assign'
import { Refused } from './refused'
import styles from './workflow.module.css'

type Props = { submission: Submission }

/** What was asked of other eyes, and what they can say. */
export function Review({ submission }: Props) {
  const { outcome, abilities } = submission
  // Who decides has all of it above the text.
  if (outcome !== 'waiting' || abilities.decide) return null
  return (
    <div className={styles.part}>
      <Waiting submission={submission} />
      {abilities.withdraw && <TakeBack submission={submission} />}
      <Assign submission={submission} />
    </div>
  )
}

/** What is asked of this editor, above the text: first what it is about, then what to say. */
export function ReviewDesk({ submission }: Props) {
  return (
    <section aria-labelledby="review" className={styles.desk}>
      <h2 id="review" className="part-title">
        <Trans>Lees versie {submission.revision} na</Trans>
      </h2>
      <Waiting submission={submission} />
      <Decide submission={submission} />
      <Assign submission={submission} />
    </section>
  )
}

/** Why the text came back, above it: what to change is read before the text. */
export function SentBack({ submission: { revision, outcome, decidedBy, comment } }: Props) {
  const names = useNames()
  if (outcome !== 'rejected') return null
  return (
    <Notice
      tone="warning"
      title={
        <Trans>
          {names.person(decidedBy)} stuurde versie {revision} terug
        </Trans>
      }
    >
      <p className={styles.said}>{comment}</p>
      <p>
        <a href="#notes">
          <Trans>Naar de notities</Trans>
        </a>
      </p>
    </Notice>
  )
}

function Waiting({ submission }: Props) {
  const names = useNames()
  const format = useFormat()
  const { revision, submittedBy, submittedAt, message, reviewer, startedAt, dueOn } = submission
  return (
    <div className={styles.facts}>
      <p>
        <Trans>
          {names.person(submittedBy)} diende versie {revision} in op {format.day(submittedAt)}.
        </Trans>
      </p>
      {message && <p className={`${styles.said} ${styles.message}`}>{message}</p>}
      {reviewer && (
        <p>
          {startedAt ? (
            <Trans>{names.person(reviewer)} leest na.</Trans>
          ) : (
            <Trans>Aan {names.person(reviewer)} gevraagd.</Trans>
          )}
        </p>
      )}
      {dueOn && (
        <p>
          <Trans>Graag tegen {format.day(dueOn)}.</Trans>
        </p>
      )}
    </div>
  )
}

function Decide({ submission }: Props) {
  const { t } = useLingui()
  const [comment, setComment] = useState('')
  const decide = useDecide(submission.id)
  const review = useReview(submission.id)
  const say = async (outcome: 'approved' | 'rejected', said: string) => {
    if (await decide.run({ outcome, comment })) announce(said)
  }
  return (
    <div className={styles.part}>
      {!submission.startedAt && (
        <Button busy={review.busy} onClick={() => void review.run(null)}>
          <Trans>Ik lees dit na</Trans>
        </Button>
      )}
      <Refused problem={review.problem}>{null}</Refused>
      <TextArea
        label={<Trans>Wat wil je de schrijver zeggen?</Trans>}
        description={<Trans>Nodig als je de tekst terugstuurt.</Trans>}
        name="comment"
        rows={3}
        maxLength={2000}
        value={comment}
        onChange={setComment}
        error={issueFor(decide.problem, 'comment')}
      />
      <FormActions>
        <Button
          variant="primary"
          busy={decide.busy}
          onClick={() => void say('approved', t`Goedgekeurd`)}
        >
          <Trans>Keur goed</Trans>
        </Button>
        <Button busy={decide.busy} onClick={() => void say('rejected', t`Teruggestuurd`)}>
          <Trans>Stuur terug</Trans>
        </Button>
      </FormActions>
      {!issueFor(decide.problem, 'comment') && <Refused problem={decide.problem}>{null}</Refused>}
    </div>
  )
}

function TakeBack({ submission }: Props) {
  const { t } = useLingui()
  const decide = useDecide(submission.id)
  const takeBack = async () => {
    if (await decide.run({ outcome: 'withdrawn' })) announce(t`Teruggenomen`)
  }
  return (
    <Refused problem={decide.problem}>
      <Button busy={decide.busy} onClick={() => void takeBack()}>
        <Trans>Neem terug</Trans>
      </Button>
    </Refused>
  )
}
