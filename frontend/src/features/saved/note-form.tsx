import { Trans } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary, Form, FormActions, issueFor, TextArea } from '@/components/form'
import { isProblem, type Problem } from '@/lib/api'
import { changeNote, SAVED, type SavedArticle } from './saved'

type Props = { saved: SavedArticle; onClose: () => void }

/** The note beside a saved article. What was typed stays when saving does not work. */
export function NoteForm({ saved, onClose }: Props) {
  const client = useQueryClient()
  const [note, setNote] = useState(saved.note)
  const changing = useMutation<SavedArticle, Problem>({
    mutationFn: () => changeNote(saved, note),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SAVED })
      onClose()
    },
    onError: (error) => {
      // Changed on another device: with the version of now, sending again replaces that one.
      if (isProblem(error, 412)) void client.invalidateQueries({ queryKey: SAVED })
    },
  })
  return (
    <Form onSubmit={() => !changing.isPending && changing.mutate()}>
      <ErrorSummary problem={changing.error} fields={['note']} />
      <TextArea
        label={<Trans>Je notitie</Trans>}
        description={<Trans>Alleen jij leest dit.</Trans>}
        name="note"
        autoFocus
        maxLength={5000}
        value={note}
        onChange={setNote}
        error={issueFor(changing.error, 'note')}
      />
      <FormActions>
        <Button type="submit" busy={changing.isPending}>
          <Trans>Bewaar notitie</Trans>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
