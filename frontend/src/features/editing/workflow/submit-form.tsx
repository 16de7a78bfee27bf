import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Form, FormActions, issueFor, Select, TextArea, TextField } from '@/components/form'
import { ProblemText } from '@/components/problem-text'
import type { Problem } from '@/lib/api'
import { announce } from '@/lib/live'
import { useSession } from '@/lib/session'
import { useSubmitText } from '../data/acts'
import { editorsQuery } from '../data/queries'
import type { WorkflowProps } from './workflow'
import styles from './workflow.module.css'

const ABOUT_ASKING = ['reviewer', 'dueOn', 'comment']

/** Readers could not be given the text yet: that is said at its own fields. */
function isAboutText({ issues }: Problem): boolean {
  return issues.some(({ name }) => !ABOUT_ASKING.includes(name))
}

/** Ask for other eyes; first everything that is written is saved. */
export function SubmitForm({ text, saver, onRefused }: WorkflowProps) {
  const { t } = useLingui()
  const [reviewer, setReviewer] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [comment, setComment] = useState('')
  const submit = useSubmitText(text.id, () => saver.flush())
  const { problem } = submit

  const send = async () => {
    onRefused(null)
    const given = { reviewer: reviewer || null, dueOn: dueOn || null, comment }
    const refuse = (refusal: Problem) => onRefused(isAboutText(refusal) ? refusal : null)
    if (await submit.run(given, { onRefused: refuse })) announce(t`Ingediend`)
  }
  return (
    <Form label={t`Indienen`} onSubmit={() => void send()}>
      <h3 className={styles.strong}>
        <Trans>Laat hem nalezen</Trans>
      </h3>
      <ReviewerSelect
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
        <p role="alert" className={styles.error}>
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

type ReviewerProps = {
  value: string
  onChange: (id: string) => void
  error: string | undefined
}

function ReviewerSelect({ value, onChange, error }: ReviewerProps) {
  const { t } = useLingui()
  const { session } = useSession()
  const { data: editors = [] } = useQuery(editorsQuery)
  const me = session && 'me' in session ? session.me.id : ''
  const others = editors.filter(({ id }) => id !== me)
  return (
    <Select
      label={<Trans>Wie leest na?</Trans>}
      name="reviewer"
      options={[
        { key: '', label: t`Wie tijd heeft` },
        ...others.map(({ id, name }) => ({ key: id, label: name || t`een collega` })),
      ]}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
