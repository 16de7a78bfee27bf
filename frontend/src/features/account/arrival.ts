import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useLocale } from '@/lib/i18n'
import { startSession } from '@/lib/session'

/** The pages of operators are not of this app: they need a whole new page. */
const OUTSIDE = '/admin/'

/** Go on after signing in: to where the person was, else to *Vandaag*. */
export function useArrive(): (next: string | undefined) => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const lang = useLocale()
  return async (next) => {
    await startSession(client)
    if (next?.startsWith(OUTSIDE)) window.location.assign(next)
    else if (next) router.history.push(next)
    else await navigate({ to: '/$lang/today', params: { lang } })
  }
}
