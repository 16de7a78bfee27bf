import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor } from '@/components/form'
import { announce } from '@/lib/live'
import { useAssign } from '../data/acts'
import type { Submission } from '../data/queries'
import { AskedFields } from './asked-fields'
import { Refused } from './refused'
import styles from './workflow.module.css'

/** Another colleague or another day, also when the text waits already. */
export function Assign({ submission }: { submission: Submission }) {
  const { t } = useLingui()
  const [asked, setAsked] = useState({
    reviewer: submission.reviewer?.id ?? '',
    dueOn: submission.dueOn ?? '',
  })
  const assign = useAssign(submission.id)
  const { problem } = assign
  const isAtField = issueFor(problem, 'reviewer') ?? issueFor(problem, 'dueOn')

  const send = async () => {
    const given = { reviewer: asked.reviewer || null, dueOn: asked.dueOn || null }
    if (await assign.run(given)) announce(t`Bewaard`)
  }
  return (
    <details className={styles.more}>
      <summary>
        <Trans>Iemand anders of een andere dag</Trans>
      </summary>
      <Form label={t`Iemand anders of een andere dag`} onSubmit={() => void send()}>
        <AskedFields
          withMe={submission.abilities.decide}
          asked={asked}
          onChange={setAsked}
          problem={problem}
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
