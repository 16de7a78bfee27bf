import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary, Form, FormActions, issueFor, TextField } from '@/components/form'
import type { Problem } from '@/lib/api'

type Props = {
  name?: string
  problem: Problem | null
  busy: boolean
  onSubmit: (name: string) => void
  onCancel: () => void
}

/** What a list is called. */
export function ListNameForm({ name = '', problem, busy, onSubmit, onCancel }: Props) {
  const [typed, setTyped] = useState(name)
  return (
    <Form onSubmit={() => !busy && onSubmit(typed)}>
      <ErrorSummary problem={problem} fields={['name']} />
      <TextField
        label={<Trans>Naam van de lijst</Trans>}
        name="name"
        autoFocus
        maxLength={80}
        value={typed}
        onChange={setTyped}
        error={issueFor(problem, 'name')}
      />
      <FormActions>
        <Button type="submit" busy={busy}>
          <Trans>Bewaar</Trans>
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
