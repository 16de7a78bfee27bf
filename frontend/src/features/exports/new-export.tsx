import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/button'
import { ErrorSummary, Form, FormActions, issueFor, TextField } from '@/components/form'
import type { Problem } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import { type Choice, EVERYTHING, isComplete, type PartProps, requestFor } from './choice'
import { Choices } from './choices'
import { ChooseEntries } from './choose-entries'
import { askForExport, EXPORTS, type Export } from './exports'
import styles from './exports.module.css'
import { HowItLooks } from './how-it-looks'

/** Choose what goes along and in which form, and have it made. */
export function NewExport({ isBusy }: { isBusy: boolean }) {
  const { t } = useLingui()
  const language = useLocale()
  const client = useQueryClient()
  const [choice, setChoice] = useState<Choice>(EVERYTHING)
  const [isTooEarly, setTooEarly] = useState(false)
  const change = (changes: Partial<Choice>) => {
    setTooEarly(false)
    setChoice({ ...choice, ...changes })
  }
  const asking = useMutation<Export, Problem, Choice>({
    mutationFn: (wanted) => askForExport(requestFor(wanted, language), uuidv7()),
    onSettled: () => client.invalidateQueries({ queryKey: EXPORTS, exact: true }),
  })
  const submit = () => {
    setTooEarly(!isComplete(choice))
    if (isComplete(choice) && !isBusy && !asking.isPending) asking.mutate(choice)
  }
  return (
    <Form label={t`Nieuw bestand`} onSubmit={submit}>
      <ErrorSummary problem={asking.error} fields={['title', 'occurredFrom', 'occurredTo']} />
      <What choice={choice} change={change} problem={asking.error} />
      <HowItLooks choice={choice} change={change} problem={asking.error} />
      <div role="status" className={styles.hint}>
        {isTooEarly &&
          (choice.what === 'period' ? (
            <Trans>Kies eerst een eerste of een laatste dag.</Trans>
          ) : (
            <Trans>Kies eerst een of meer reflecties.</Trans>
          ))}
      </div>
      <FormActions>
        <Button type="submit" variant="primary" busy={isBusy || asking.isPending}>
          <Trans>Maak het bestand</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}

function What({ choice, change, problem }: PartProps) {
  const { what, from, to, chosen } = choice
  return (
    <div className={styles.part}>
      <Choices
        name="what"
        legend={<Trans>Wat neem je mee?</Trans>}
        value={what}
        onChange={(key) => change({ what: key })}
        options={[
          { key: 'all', label: <Trans>Al je reflecties</Trans> },
          { key: 'period', label: <Trans>Een periode</Trans> },
          { key: 'chosen', label: <Trans>Reflecties die je zelf kiest</Trans> },
        ]}
      />
      {what === 'period' && (
        <div className={styles.pair}>
          <TextField
            name="occurredFrom"
            type="date"
            label={<Trans>Eerste dag</Trans>}
            optional
            value={from}
            error={issueFor(problem, 'occurredFrom')}
            onChange={(day) => change({ from: day })}
          />
          <TextField
            name="occurredTo"
            type="date"
            label={<Trans>Laatste dag</Trans>}
            optional
            value={to}
            error={issueFor(problem, 'occurredTo')}
            onChange={(day) => change({ to: day })}
          />
        </div>
      )}
      {what === 'chosen' && (
        <ChooseEntries chosen={chosen} onChange={(ids) => change({ chosen: ids })} />
      )}
    </div>
  )
}
