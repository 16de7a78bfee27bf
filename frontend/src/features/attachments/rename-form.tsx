import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary, Form, FormActions, issueFor, TextField } from '@/components/form'
import { isProblem, Problem } from '@/lib/api'
import { cleanText, useAlongKey, useDesk } from '@/lib/device'
import { announce } from '@/lib/live'
import { ATTACHMENTS, type Attachment, rename } from './attachments'
import { MOST_NAME, visible } from './names'
import { type Shown, sealInside } from './sealed'

type Props = { attachment: Shown; onClose: () => void }

/** Another name for an attachment. What was typed stays when keeping it does not work. */
export function RenameForm({ attachment, onClose }: Props) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [name, setName] = useState(attachment.name)
  const key = useAlongKey(useDesk())
  const refresh = () => client.invalidateQueries({ queryKey: ATTACHMENTS })
  const renaming = useMutation<Attachment, Problem>({
    mutationFn: async () => {
      const { id, inside, envelope } = attachment
      // An empty name is for the server to refuse, in its words.
      if (!envelope || !visible(name)) return rename(attachment, { name })
      // What is sealed never goes readable instead.
      if (!key || !inside) throw Problem.locked()
      const renamed = { ...inside, name: visible(name) }
      return rename(attachment, { envelope: await sealInside(key, id, renamed) })
    },
    onSuccess: async () => {
      await refresh()
      announce(t`Bewaard`)
      onClose()
    },
    onError: (error) => {
      // Changed on another device: with the version of now, trying again works.
      if (isProblem(error, 412)) void refresh()
    },
  })
  return (
    <Form
      label={t`Andere naam voor ${attachment.name}`}
      onSubmit={() => !renaming.isPending && renaming.mutate()}
    >
      <ErrorSummary problem={renaming.error} />
      <TextField
        label={<Trans>Naam van de bijlage</Trans>}
        name="name"
        autoFocus
        maxLength={MOST_NAME}
        value={name}
        onChange={(text) => setName(cleanText(text))}
        error={issueFor(renaming.error, 'name')}
      />
      <FormActions>
        <Button type="submit" busy={renaming.isPending}>
          <Trans>Bewaar</Trans>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
