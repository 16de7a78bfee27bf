import { Trans, useLingui } from '@lingui/react/macro'
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
  const { t } = useLingui()
  const client = useQueryClient()
  const reasons = [{ key: '', label: t`Kies wat er mis is` }, ...useReasons()]
  const [reason, setReason] = useState<Reason | ''>('')
  const [isAsked, setAsked] = useState(false)
  const reporting = useMutation<Comment, Problem, Reason>({
    mutationFn: (chosen) => reportComment(comment, chosen),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: COMMENTS })
      onClose()
    },
  })
  function report() {
    setAsked(true)
    if (reason && !reporting.isPending) reporting.mutate(reason)
  }
  return (
    <Dialog title={<Trans>Meld deze reactie</Trans>} isOpen onClose={onClose}>
      <p>
        <Trans>De redactie leest ze na. Niemand krijgt te zien dat jij het was.</Trans>
      </p>
      <Form onSubmit={report}>
        <ErrorSummary problem={reporting.error} />
        <Select
          label={<Trans>Wat is er mis?</Trans>}
          options={reasons}
          value={reason}
          onChange={(key) => setReason(key as Reason | '')}
          error={isAsked && !reason ? t`Kies wat er mis is` : undefined}
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
