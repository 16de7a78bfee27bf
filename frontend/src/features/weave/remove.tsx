import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { ErrorSummary, FormActions } from '@/components/form'
import type { Problem } from '@/lib/api'
import { announce } from '@/lib/live'
import { deleteWeave, type Subject, WEAVES } from './data/weaves'

type DialogProps = {
  title: ReactNode
  children: ReactNode
  remove: () => Promise<void>
  /** What is said when it is gone. */
  done: string
  onClose: () => void
}

/** Asks once before something goes for good. */
export function RemoveDialog({ title, children, remove, done, onClose }: DialogProps) {
  const client = useQueryClient()
  const removing = useMutation<void, Problem>({
    mutationFn: remove,
    onSuccess: () => {
      announce(done)
      onClose()
    },
    onSettled: () => client.invalidateQueries({ queryKey: WEAVES }),
  })
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <ErrorSummary problem={removing.error} />
      <p>{children}</p>
      <FormActions>
        <Button variant="primary" busy={removing.isPending} onClick={() => removing.mutate()}>
          <Trans>Verwijder</Trans>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
      </FormActions>
    </Dialog>
  )
}

/** A way to take away all that is kept in a weave. */
export function RemoveWeave({ subject, version }: { subject: Subject; version: number }) {
  const { t } = useLingui()
  const [asks, setAsks] = useState(false)
  return (
    <p>
      <Button variant="quiet" onClick={() => setAsks(true)}>
        <Trans>Maak dit vlechtwerk leeg</Trans>
      </Button>
      {asks && (
        <RemoveDialog
          title={<Trans>Dit vlechtwerk leegmaken</Trans>}
          remove={() => deleteWeave(subject, version)}
          done={t`Het vlechtwerk is leeg.`}
          onClose={() => setAsks(false)}
        >
          {subject.kind === 'own' ? (
            <Trans>
              Alles wat je erin zette is daarna weg, ook de momenten. Het komt niet terug.
            </Trans>
          ) : (
            <Trans>Alles wat je erin zette is daarna weg. De reflectie blijft.</Trans>
          )}
        </RemoveDialog>
      )}
    </p>
  )
}
