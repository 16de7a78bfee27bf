import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary, Form, FormActions, issueFor, TextArea } from '@/components/form'
import { cleanText } from '@/lib/device'
import { announce } from '@/lib/live'
import type { Shown } from './sealed-points'
import { useChange } from './use-points'

type Props = { point: Shown; onClose: () => void }

/** A word about how it went. What was typed stays when keeping it does not work. */
export function WordForm({ point, onClose }: Props) {
  const { t } = useLingui()
  const [outcome, setOutcome] = useState(point.outcome)
  const changing = useChange(point)
  const save = () => {
    if (changing.isPending) return
    changing.mutate(
      { outcome },
      {
        onSuccess: () => {
          announce(t`Bewaard`)
          onClose()
        },
      },
    )
  }
  return (
    <Form label={t`Hoe ging het? ${point.what}`} onSubmit={save}>
      <ErrorSummary problem={changing.error} />
      <TextArea
        label={<Trans>Hoe ging het?</Trans>}
        description={<Trans>Bij je volgende reflectie kun je dit meenemen.</Trans>}
        rows={3}
        autoFocus
        maxLength={2000}
        value={outcome}
        onChange={(text) => setOutcome(cleanText(text))}
        error={issueFor(changing.error, 'outcome')}
      />
      <FormActions>
        <Button type="submit" busy={changing.isPending}>
          <Trans>Bewaar</Trans>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
