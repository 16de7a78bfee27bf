import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary, Form, FormActions, issueFor, TextArea, TextField } from '@/components/form'
import { cleanText } from '@/lib/device'
import { addDays, today, useFormat } from '@/lib/format'
import { announce } from '@/lib/live'
import styles from './points.module.css'
import type { Shown } from './sealed-points'
import { useChange } from './use-points'

type Props = { point: Shown; onClose: () => void; onMoved: () => void }

/** To which day, and a word about why if one wants. */
export function MoveForm({ point, onClose, onMoved }: Props) {
  const { t } = useLingui()
  const format = useFormat()
  const [dueOn, setDay] = useState(() => addDays(today(), 7))
  const [outcome, setOutcome] = useState(point.outcome)
  const changing = useChange(point)
  const save = () => {
    if (changing.isPending) return
    changing.mutate(
      { state: 'moved', dueOn: dueOn || null, ...(point.isShut ? {} : { outcome }) },
      {
        onSuccess: () => {
          const day = format.near(dueOn)
          announce(t`Verzet naar ${day}`)
          onMoved()
          onClose()
        },
      },
    )
  }
  const near = [
    { day: addDays(today(), 1), label: t`Morgen` },
    { day: addDays(today(), 7), label: t`Over een week` },
    { day: addDays(today(), 14), label: t`Over twee weken` },
  ]
  return (
    <Form label={t`Verzet: ${point.what}`} onSubmit={save}>
      <ErrorSummary problem={changing.error} />
      <div className={styles.days}>
        {near.map(({ day, label }) => (
          <Button
            key={day}
            variant="quiet"
            className={styles.day}
            aria-pressed={dueOn === day}
            onClick={() => setDay(day)}
          >
            {label}
          </Button>
        ))}
      </div>
      <TextField
        label={<Trans>Naar welke dag</Trans>}
        type="date"
        autoFocus
        value={dueOn}
        onChange={setDay}
        error={issueFor(changing.error, 'dueOn')}
      />
      {!point.isShut && (
        <TextArea
          label={<Trans>Hoe ging het tot nu toe?</Trans>}
          optional
          rows={2}
          maxLength={2000}
          value={outcome}
          onChange={(text) => setOutcome(cleanText(text))}
          error={issueFor(changing.error, 'outcome')}
        />
      )}
      <FormActions>
        <Button type="submit" busy={changing.isPending}>
          <Trans>Verzet</Trans>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
