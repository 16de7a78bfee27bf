import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { isProblem, itemsOf } from '@/lib/api'
import { CommentItem } from './comment-item'
import { commentsQuery, type Discussed } from './comments'
import styles from './comments.module.css'
import { WriteComment } from './write-comment'

/** What colleagues say about a text, and room to say something. */
export function CommentsSection({ discussed }: { discussed: Discussed }) {
  return (
    <section className={`${styles.section} no-print`} aria-labelledby="comments-title">
      <h2 id="comments-title" className={styles.heading}>
        <Trans>Reacties van collega’s</Trans>
      </h2>
      <Said discussed={discussed} />
      <WriteComment discussed={discussed} />
    </section>
  )
}

function Said({ discussed }: { discussed: Discussed }) {
  const said = useInfiniteQuery(commentsQuery(discussed))
  if (said.isPending) return <Loading />
  if (said.isError) {
    return (
      <Notice tone="warning">
        {isProblem(said.error) && <ProblemText problem={said.error} />}
      </Notice>
    )
  }
  const comments = itemsOf(said.data)
  if (comments.length === 0) {
    return (
      <p className="soft">
        <Trans>Nog niemand reageerde op dit artikel.</Trans>
      </p>
    )
  }
  return (
    <>
      <ol className={styles.comments}>
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} />
        ))}
      </ol>
      {said.hasNextPage && (
        <Button busy={said.isFetching} onClick={() => void said.fetchNextPage()}>
          <Trans>Toon meer</Trans>
        </Button>
      )}
    </>
  )
}
