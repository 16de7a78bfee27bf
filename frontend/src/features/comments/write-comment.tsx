import { Trans } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ErrorSummary } from '@/components/form'
import type { Problem } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import { CommentForm } from './comment-form'
import {
  acceptHouseRules,
  COMMENTS,
  type Comment,
  type Discussed,
  houseRulesQuery,
  writeComment,
} from './comments'
import styles from './comments.module.css'

/** The house rules until they are accepted, and from then on the place to write. */
export function WriteComment({ discussed }: { discussed: Discussed }) {
  useLocale()
  const { data: rules } = useQuery(houseRulesQuery())
  if (!rules) return null
  return (
    <>
      <HouseRules rules={rules.body.rules} etag={rules.etag} accepted={rules.body.accepted} />
      {rules.body.accepted && <NewComment discussed={discussed} />}
    </>
  )
}

type RulesProps = { rules: string[]; etag: string; accepted: boolean }

function HouseRules({ rules, etag, accepted }: RulesProps) {
  const client = useQueryClient()
  const accepting = useMutation<unknown, Problem>({
    mutationFn: () => acceptHouseRules(etag),
    onSettled: () => client.invalidateQueries({ queryKey: ['house-rules'] }),
  })
  const list = (
    <ul className={styles.rules}>
      {rules.map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  )
  if (accepted) {
    return (
      <details className="soft">
        <summary>
          <Trans>Huisregels</Trans>
        </summary>
        {list}
      </details>
    )
  }
  return (
    <div className={styles.first}>
      <h3 className="strong">
        <Trans>Huisregels</Trans>
      </h3>
      {list}
      <ErrorSummary problem={accepting.error} />
      <Button busy={accepting.isPending} onClick={() => accepting.mutate()}>
        <Trans>Ik ga akkoord en wil reageren</Trans>
      </Button>
    </div>
  )
}

function NewComment({ discussed }: { discussed: Discussed }) {
  const client = useQueryClient()
  const [round, setRound] = useState(0)
  const writing = useMutation<Comment, Problem, string>({
    mutationFn: (text) => writeComment(discussed, text),
    onSuccess: () => {
      setRound(round + 1)
      return client.invalidateQueries({ queryKey: COMMENTS })
    },
  })
  return (
    <CommentForm
      // A form of its own for every comment, so that it is empty again.
      key={round}
      label={<Trans>Je reactie</Trans>}
      action={<Trans>Plaats</Trans>}
      problem={writing.error}
      busy={writing.isPending}
      onSubmit={writing.mutate}
    />
  )
}
