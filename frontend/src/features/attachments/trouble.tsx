import { Trans } from '@lingui/react/macro'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import type { Problem } from '@/lib/api'
import { BROKEN } from './use-content'

/** Why a file cannot be shown or given. */
export function Trouble({ problem }: { problem: Problem }) {
  return (
    <Notice tone="warning" live>
      {problem.code === BROKEN ? (
        <Trans>
          Deze bijlage gaat niet open. Wat er staat, is veranderd of hoort bij een andere sleutel.
        </Trans>
      ) : (
        <ProblemText problem={problem} />
      )}
    </Notice>
  )
}
