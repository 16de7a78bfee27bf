import { Trans } from '@lingui/react/macro'
import type { Problem } from '@/lib/api/problem'

/** One or two sentences about what went wrong: the server's own where it wrote some. */
export function ProblemText({ problem }: { problem: Problem }) {
  if (problem.isUnreachable) {
    return (
      <Trans>
        Er is nu geen verbinding met Klankbord. Probeer het zo opnieuw, er is niets verloren.
      </Trans>
    )
  }
  if (problem.status === 429) {
    return <Trans>Dat ging te vaak achter elkaar. Wacht even en probeer het dan opnieuw.</Trans>
  }
  if (problem.status >= 500) {
    return <Trans>Klankbord heeft een storing. Probeer het over een paar minuten opnieuw.</Trans>
  }
  if (problem.code === 'locked') {
    return <Trans>Dit is verzegeld en op slot. Ontgrendel het en probeer het dan opnieuw.</Trans>
  }
  return problem.detail || problem.title || <Trans>Dat lukte niet. Probeer het opnieuw.</Trans>
}
