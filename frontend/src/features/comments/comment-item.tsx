import { Trans } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Flag, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { ErrorSummary } from '@/components/form'
import { Notice } from '@/components/notice'
import type { Problem } from '@/lib/api'
import { Byline } from './byline'
import { CommentForm } from './comment-form'
import { COMMENTS, type Comment, changeComment, deleteComment } from './comments'
import styles from './comments.module.css'
import { ReportDialog } from './report-dialog'

type Open = 'change' | 'delete' | 'report' | null

/** One comment, with what this person may do about it. */
export function CommentItem({ comment }: { comment: Comment }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const { abilities } = comment
  return (
    <li className={styles.comment}>
      <Byline comment={comment} />
      {open === 'change' ? (
        <Change comment={comment} onClose={close} />
      ) : (
        <p dir="auto" className={styles.text}>
          {comment.text}
        </p>
      )}
      <Decision comment={comment} />
      {open !== 'change' && (
        <div className={styles.actions}>
          {abilities.change && (
            <Button variant="quiet" onClick={() => setOpen('change')}>
              <Pencil size={16} strokeWidth={1.6} aria-hidden="true" />
              <Trans>Wijzig</Trans>
            </Button>
          )}
          {abilities.delete && (
            <Button variant="quiet" onClick={() => setOpen('delete')}>
              <Trash2 size={16} strokeWidth={1.6} aria-hidden="true" />
              <Trans>Verwijder</Trans>
            </Button>
          )}
          {comment.reported ? (
            <p className="soft">
              <Trans>Gemeld bij de redactie</Trans>
            </p>
          ) : (
            abilities.report && (
              <Button variant="quiet" onClick={() => setOpen('report')}>
                <Flag size={16} strokeWidth={1.6} aria-hidden="true" />
                <Trans>Meld</Trans>
              </Button>
            )
          )}
        </div>
      )}
      {open === 'delete' && <Delete comment={comment} onClose={close} />}
      {open === 'report' && <ReportDialog comment={comment} onClose={close} />}
    </li>
  )
}

/** What the editors decided; the server tells it to the author and to editors alone. */
function Decision({ comment: { decision, mine } }: { comment: Comment }) {
  if (!decision || (!mine && decision.outcome === 'keep')) return null
  return (
    <Notice tone={decision.outcome === 'hide' ? 'warning' : 'info'}>
      <p>
        {decision.outcome === 'hide' ? (
          <Trans>De redactie heeft deze reactie verborgen:</Trans>
        ) : (
          <Trans>De redactie laat deze reactie staan:</Trans>
        )}
      </p>
      <p dir="auto" className={styles.text}>
        {decision.reason}
      </p>
    </Notice>
  )
}

type Props = { comment: Comment; onClose: () => void }

function Change({ comment, onClose }: Props) {
  const client = useQueryClient()
  const changing = useMutation<Comment, Problem, string>({
    mutationFn: (text) => changeComment(comment, text),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: COMMENTS }),
  })
  return (
    <CommentForm
      label={<Trans>Wijzig je reactie</Trans>}
      action={<Trans>Bewaar</Trans>}
      text={comment.text}
      problem={changing.error}
      busy={changing.isPending}
      onSubmit={changing.mutate}
      onCancel={onClose}
    />
  )
}

function Delete({ comment, onClose }: Props) {
  const client = useQueryClient()
  const deleting = useMutation<void, Problem>({
    mutationFn: () => deleteComment(comment),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: COMMENTS }),
  })
  return (
    <Dialog title={<Trans>Je reactie verwijderen?</Trans>} isOpen onClose={onClose}>
      <ErrorSummary problem={deleting.error} />
      <p>
        <Trans>Ze verdwijnt meteen en voorgoed, voor iedereen.</Trans>
      </p>
      <div className="cluster">
        <Button busy={deleting.isPending} onClick={() => deleting.mutate()}>
          <Trans>Verwijder ze</Trans>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          <Trans>Annuleer</Trans>
        </Button>
      </div>
    </Dialog>
  )
}
