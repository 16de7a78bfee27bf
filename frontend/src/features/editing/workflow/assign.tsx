import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextField } from '@/components/form'
import { announce } from '@/lib/live'
import { useAssign } from '../data/acts'
import type { Submission } from '../data/queries'
import { Refused } from './refused'
import { ReviewerSelect } from './reviewer-select'
import styles from './workflow.module.css'

/** Another colleague or another day, also when the text waits already. */
export function Assign({ submission }: { submission: Submission }) {
  const { t } = useLingui()
  const [reviewer, setReviewer] = useState(submission.reviewer?.id ?? '')
  const [dueOn, setDueOn] = useState(submission.dueOn ?? '')
  const assign = useAssign(submission.id)
  const { problem } = assign
  const isAtField = issueFor(problem, 'reviewer') ?? issueFor(problem, 'dueOn')

  const send = async () => {
    const given = { reviewer: reviewer || null, dueOn: dueOn || null }
    if (await assign.run(given)) announce(t`Bewaard`)
  }
  return (
    <details className={styles.more}>
      <summary>
        <Trans>Iemand anders of een andere dag</Trans>
      </summary>
      <Form label={t`Iemand anders of een andere dag`} onSubmit={() => void send()}>
        <ReviewerSelect
          withMe={submission.abilities.decide}
          value={reviewer}
          onChange={setReviewer}
          error={issueFor(problem, 'reviewer')}
        />
        <TextField
          label={<Trans>Tegen wanneer</Trans>}
          name="dueOn"
          type="date"
          optional
          value={dueOn}
          onChange={setDueOn}
          error={issueFor(problem, 'dueOn')}
        />
        <FormActions>
          <Button type="submit" busy={assign.busy}>
            <Trans>Bewaar</Trans>
          </Button>
        </FormActions>
        {!isAtField && <Refused problem={problem}>{null}</Refused>}
      </Form>
    </details>
  )
}
