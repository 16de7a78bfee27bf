import { Trans } from '@lingui/react/macro'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary, Form, FormActions, issueFor, TextArea } from '@/components/form'
import type { Problem } from '@/lib/api'
import { MAX_COMMENT } from './comments'

type Props = {
  label: ReactNode
  action: ReactNode
  text?: string
  problem: Problem | null
  busy: boolean
  onSubmit: (text: string) => void
  onCancel?: () => void
}

/** Where a comment is written. What was typed stays when sending does not work. */
export function CommentForm({ label, action, text = '', problem, busy, ...on }: Props) {
  const [typed, setTyped] = useState(text)
  const id = useId()
  return (
    <Form onSubmit={() => !busy && on.onSubmit(typed)}>
      <ErrorSummary problem={problem} />
      <TextArea
        id={id}
        label={label}
        description={<Trans>Geen namen of details van cliënten.</Trans>}
        rows={4}
        maxLength={MAX_COMMENT}
        value={typed}
        onChange={setTyped}
        error={issueFor(problem, 'text')}
      />
      <FormActions>
        <Button type="submit" busy={busy}>
          {action}
        </Button>
        {on.onCancel && (
          <Button variant="quiet" onClick={on.onCancel}>
            <Trans>Annuleer</Trans>
          </Button>
        )}
      </FormActions>
    </Form>
  )
}
