import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { Loading } from '@/components/loading'
import { allauth, isProblem, type Problem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useArrive } from './arrival'
import { Entrance, Ways } from './entrance'
import { SecondFactorForm } from './second-factor-form'

const route = getRouteApi('/$lang/entrance/sign-in/second-factor')

const ALL = ['totp', 'recovery_codes', 'webauthn']

/** What is still asked of this person; null when they are signed in already. */
async function askWhatIsPending(): Promise<Problem | null> {
  try {
    await allauth('GET', '/auth/session')
    return null
  } catch (error) {
    if (isProblem(error, 401)) return error
    throw error
  }
}

export function SecondFactorPage() {
  const { t } = useLingui()
  const { lang } = route.useParams()
  const search = route.useSearch()
  const arrive = useArrive()
  useHead({ title: t`Nog een stap` })
  const asked = useQuery({
    queryKey: ['pending-step'],
    queryFn: askWhatIsPending,
    gcTime: 0,
    throwOnError: true,
    refetchOnWindowFocus: false,
  })

  if (asked.isPending || asked.isError) return <Loading />
  const pending = asked.data?.pending
  if (asked.data && pending?.id !== 'mfa_authenticate') {
    return <Navigate to="/$lang/sign-in" params={{ lang }} search={search} replace />
  }
  return (
    <Entrance
      title={<Trans>Nog een stap</Trans>}
      lead={<Trans>Zo weten we zeker dat jij het bent.</Trans>}
    >
      <SecondFactorForm
        types={pending?.types.length ? pending.types : ALL}
        step={asked.data ? 'authenticate' : 'reauthenticate'}
        onDone={() => arrive(search.next)}
      />
      <Ways>
        <Link to="/$lang/sign-in" params={{ lang }} search={search}>
          <Trans>Terug naar aanmelden</Trans>
        </Link>
      </Ways>
    </Entrance>
  )
}
