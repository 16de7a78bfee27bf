import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, TextArea } from '@/components/form'
import { ProblemText } from '@/components/problem-text'
import type { Problem } from '@/lib/api'
import { announce } from '@/lib/live'
import { useSubmitText } from '../data/acts'
import { AskedFields } from './asked-fields'
import type { WorkflowProps } from './workflow'

const ABOUT_ASKING = ['reviewer', 'dueOn', 'comment']

/** Readers could not be given the text yet: that is said at its own fields. */
function isAboutText({ issues }: Problem): boolean {
  return issues.some(({ name }) => !ABOUT_ASKING.includes(name))
}

/** Ask for other eyes; first everything that is written is saved. */
export function SubmitForm({ text, saver, onRefused }: WorkflowProps) {
  const { t } = useLingui()
  const [asked, setAsked] = useState({ reviewer: '', dueOn: '' })
  const [comment, setComment] = useState('')
  const submit = useSubmitText(text.id, () => saver.flush())
  const { problem } = submit

  const send = async () => {
    onRefused(null)
    const given = { reviewer: asked.reviewer || null, dueOn: asked.dueOn || null, comment }
    const refuse = (refusal: Problem) => onRefused(isAboutText(refusal) ? refusal : null)
    if (await submit.run(given, { onRefused: refuse })) announce(t`Ingediend`)
  }
  return (
    <Form label={t`Indienen`} onSubmit={() => void send()}>
      <h3 className="strong">
        <Trans>Laat hem nalezen</Trans>
      </h3>
      <AskedFields asked={asked} onChange={setAsked} problem={problem} />
      <TextArea
        label={<Trans>Een woord erbij</Trans>}
        name="comment"
        rows={2}
        optional
        maxLength={2000}
        value={comment}
        onChange={setComment}
        error={issueFor(problem, 'comment')}
      />
      {problem && (
        <p role="alert" className="refusal">
          {isAboutText(problem) ? (
            <Trans>De tekst is nog niet klaar. Wat er ontbreekt, staat boven de tekst.</Trans>
          ) : (
            <ProblemText problem={problem} />
          )}
        </p>
      )}
      <FormActions>
        <Button type="submit" variant="primary" busy={submit.busy}>
          <Trans>Dien in</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
