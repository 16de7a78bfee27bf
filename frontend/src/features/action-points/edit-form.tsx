import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary, Form, FormActions } from '@/components/form'
import { announce } from '@/lib/live'
import { bodyOf, PointFields } from './point-fields'
import type { Shown } from './sealed-points'
import { useChange } from './use-points'

type Props = { point: Shown; onClose: () => void; onRemove: () => void }

/** Other words, another day, another reminder; or away with it. */
export function EditForm({ point, onClose, onRemove }: Props) {
  const { t } = useLingui()
  const [draft, setDraft] = useState({
    what: point.what,
    dueOn: point.dueOn ?? '',
    remind: point.remind ?? '',
  })
  const changing = useChange(point)
  const save = () => {
    if (changing.isPending) return
    const changes = bodyOf(draft)
    // What was moved to a day and has none any more is simply open.
    const state = changes.dueOn === null ? ({ state: 'open' } as const) : {}
    changing.mutate(
      { ...changes, ...state },
      {
        onSuccess: () => {
          announce(t`Bewaard`)
          onClose()
        },
      },
    )
  }
  return (
    <Form label={t`Wijzig: ${point.what}`} onSubmit={save}>
      <ErrorSummary problem={changing.error} />
      <PointFields draft={draft} onChange={setDraft} problem={changing.error} />
      <FormActions>
        <Button type="submit" busy={changing.isPending}>
          <Trans>Bewaar</Trans>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
        <Button variant="quiet" onClick={onRemove}>
          <Trans>Verwijder dit actiepunt</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
