import { Trans } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { ErrorSummary, Form, FormActions, Select } from '@/components/form'
import type { Problem } from '@/lib/api'
import { COMMENTS, type Comment, type Reason, reportComment } from './comments'
import { useReasons } from './reasons'

type Props = { comment: Comment; onClose: () => void }

/** Tell the editors why a comment does not belong here. */
export function ReportDialog({ comment, onClose }: Props) {
  const client = useQueryClient()
  const reasons = useReasons()
  const [reason, setReason] = useState<Reason>('client_details')
  const reporting = useMutation<Comment, Problem>({
    mutationFn: () => reportComment(comment, reason),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: COMMENTS })
      onClose()
    },
  })
  return (
    <Dialog title={<Trans>Meld deze reactie</Trans>} isOpen onClose={onClose}>
      <p>
        <Trans>De redactie leest ze na. Niemand krijgt te zien dat jij het was.</Trans>
      </p>
      <Form onSubmit={() => !reporting.isPending && reporting.mutate()}>
        <ErrorSummary problem={reporting.error} />
        <Select
          label={<Trans>Wat is er mis?</Trans>}
          options={reasons}
          value={reason}
          onChange={(key) => setReason(key as Reason)}
        />
        <FormActions>
          <Button type="submit" busy={reporting.isPending}>
            <Trans>Meld ze</Trans>
          </Button>
          <Button variant="quiet" onClick={onClose}>
            <Trans>Annuleer</Trans>
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
