import { Trans } from '@lingui/react/macro'
import { useFormat } from '@/lib/format'
import type { Comment } from './comments'
import styles from './comments.module.css'

/** Who said it, and when. */
export function Byline({ comment }: { comment: Comment }) {
  const format = useFormat()
  return (
    <p className={styles.byline}>
      <strong dir="auto">{comment.authorName || <Trans>Een collega</Trans>}</strong>
      <span>{format.moment(comment.createdAt)}</span>
      {comment.changedAt && (
        <span>
          <Trans>aangepast</Trans>
        </span>
      )}
    </p>
  )
}
