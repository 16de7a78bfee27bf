import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { ErrorSummary, Form, FormActions, issueFor, TextArea } from '@/components/form'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { PageTitle } from '@/components/page-title'
import { ProblemText } from '@/components/problem-text'
import { ToEditing } from '@/components/to-editing'
import { isProblem, itemsOf, type Problem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useLocale } from '@/lib/i18n'
import { Byline } from './byline'
import {
  COMMENTS,
  type Comment,
  decideComment,
  type Outcome,
  QUEUE,
  queueQuery,
  type ReportedComment,
} from './comments'
import styles from './comments.module.css'
import { useReasons } from './reasons'

/** What people reported, for editors to decide about. */
export function ModerationPage() {
  const { t } = useLingui()
  useHead({ title: t`Gemelde reacties` })
  return (
    <div className="page page-narrow">
      <PageTitle
        eyebrow={<ToEditing />}
        lead={
          <Trans>
            Wat collega’s meldden. Je beslissing en je reden blijven bewaard; wie de reactie
            schreef, leest de reden.
          </Trans>
        }
      >
        <Trans>Gemelde reacties</Trans>
      </PageTitle>
      <Queue />
    </div>
  )
}

function Queue() {
  const queue = useInfiniteQuery(queueQuery)
  if (queue.isPending) return <Loading />
  if (queue.isError) {
    return (
      <Notice tone="warning">
        {isProblem(queue.error) && <ProblemText problem={queue.error} />}
      </Notice>
    )
  }
  const waiting = itemsOf(queue.data)
  if (waiting.length === 0) {
    return (
      <EmptyState title={<Trans>Er wacht niets op je</Trans>}>
        <p>
          <Trans>Als iemand een reactie meldt, staat ze hier.</Trans>
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      <ol className={styles.comments}>
        {waiting.map((one) => (
          <Waiting key={one.comment.id} reported={one} />
        ))}
      </ol>
      {queue.hasNextPage && (
        <Button busy={queue.isFetching} onClick={() => void queue.fetchNextPage()}>
          <Trans>Toon meer</Trans>
        </Button>
      )}
    </>
  )
}

function Waiting({ reported: { comment, slug, reports } }: { reported: ReportedComment }) {
  const lang = useLocale()
  const reasons = new Map(useReasons().map(({ key, label }) => [key, label]))
  return (
    <li className={styles.comment}>
      <Byline comment={comment} />
      <p
        dir="auto"
        className={styles.text}
        lang={comment.language === lang ? undefined : comment.language}
      >
        {comment.text}
      </p>
      <ul className={styles.reports}>
        {reports.map(({ reason, count }) => (
          <li key={reason}>
            {reasons.get(reason)} ({count})
          </li>
        ))}
      </ul>
      <p>
        <Link to="/$lang/articles/$slug" params={{ lang, slug }} hash="comments">
          <Trans>Naar het artikel</Trans>
        </Link>
      </p>
      {comment.abilities.moderate ? (
        <Decide comment={comment} />
      ) : (
        <p className="soft">
          <Trans>Deze schreef je zelf. Een andere redacteur beslist.</Trans>
        </p>
      )}
    </li>
  )
}

function Decide({ comment }: { comment: Comment }) {
  const client = useQueryClient()
  const id = useId()
  const [reason, setReason] = useState('')
  const deciding = useMutation<Comment, Problem, Outcome>({
    mutationFn: (outcome) => decideComment(comment, outcome, reason),
    onSettled: () =>
      Promise.all([COMMENTS, QUEUE].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
  return (
    <Form onSubmit={() => undefined}>
      <ErrorSummary problem={deciding.error} />
      <TextArea
        id={id}
        label={<Trans>Waarom beslis je dat?</Trans>}
        description={<Trans>Herhaal niet wat er in de reactie staat.</Trans>}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
        error={issueFor(deciding.error, 'reason')}
      />
      <FormActions>
        <Button busy={deciding.isPending} onClick={() => deciding.mutate('hide')}>
          <Trans>Verberg</Trans>
        </Button>
        <Button busy={deciding.isPending} onClick={() => deciding.mutate('keep')}>
          <Trans>Laat staan</Trans>
        </Button>
      </FormActions>
    </Form>
  )
}
