import { Plural, Trans } from '@lingui/react/macro'
import { ErrorSummary } from '@/components/form'
import { Notice } from '@/components/notice'
import type { Problem } from '@/lib/api'
import { CALLED_OFF } from './passkey'

type Props = { problem: Problem | null; fields?: string[] }

/** What stands in the way, above the form: said by the server, or by us where it says nothing. */
export function Trouble({ problem, fields = [] }: Props) {
  if (!problem) return null
  if (problem.code === CALLED_OFF) {
    return (
      <Notice tone="warning" live>
        <Trans>De passkey is niet gebruikt. Probeer het opnieuw of kies een andere manier.</Trans>
      </Notice>
    )
  }
  if (problem.status === 429) return <TooOften minutes={waitOf(problem)} />
  return <ErrorSummary problem={problem} fields={fields} />
}

function waitOf({ retryAfter = 60 }: Problem): number {
  return Math.ceil(retryAfter / 60)
}

function TooOften({ minutes }: { minutes: number }) {
  return (
    <Notice tone="warning" live>
      <p>
        <Trans>Dat ging te vaak achter elkaar.</Trans>{' '}
        <Plural
          value={minutes}
          one="Probeer het over een minuut opnieuw."
          other="Probeer het over # minuten opnieuw."
        />
      </p>
    </Notice>
  )
}
