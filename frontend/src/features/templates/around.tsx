import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { isProblem } from '@/lib/api'
import { type Me, useSession } from '@/lib/session'
import type { Template } from '@/lib/templates'
import { designsQuery } from './queries'

type Props = { children: (templates: readonly Template[], me: Me) => ReactNode }

/** Shows what needs the templates and who is here, or why they are not there. */
export function WithTemplates({ children }: Props) {
  const { session } = useSession({ ask: true })
  const me = session && 'me' in session ? session.me : null
  const { data, error } = useQuery({ ...designsQuery, enabled: me !== null })
  if (data && me) return children(data, me)
  if (isProblem(error)) {
    return (
      <Notice tone="warning" live>
        <ProblemText problem={error} />
      </Notice>
    )
  }
  if (session?.status === 'unreachable') {
    return (
      <Notice tone="warning" live>
        <Trans>Je bent zonder verbinding. Werkvormen maken kan alleen met verbinding.</Trans>
      </Notice>
    )
  }
  return <Loading />
}
