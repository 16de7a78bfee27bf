import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, buttonClass } from '@/components/button'
import { FormActions } from '@/components/form'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { allauth, isProblem } from '@/lib/api'
import { useHead } from '@/lib/head'
import { useArrive } from './arrival'
import { Entrance } from './entrance'
import { takeNext } from './next'
import { Trouble } from './trouble'
import { useAction } from './use-action'

const route = getRouteApi('/$lang/entrance/verify-email/$key')

/** Confirms an address when the person says so; opening the link alone does nothing. */
export function VerifyEmailPage() {
  const { t } = useLingui()
  const { lang, key } = route.useParams()
  const navigate = useNavigate()
  const arrive = useArrive()
  useHead({ title: t`E-mailadres bevestigen` })
  const asked = useQuery({
    queryKey: ['verify-email', key],
    queryFn: () =>
      allauth<{ email: string }>('GET', '/auth/email/verify', undefined, {
        'X-Email-Verification-Key': key,
      }),
    retry: false,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const verify = useAction(async () => {
    try {
      await allauth('POST', '/auth/email/verify', { key })
    } catch (error) {
      if (!isProblem(error, 401)) throw error
      const next = takeNext()
      return navigate({ to: '/$lang/sign-in', params: { lang }, search: next ? { next } : {} })
    }
    await arrive(takeNext())
  })

  if (asked.isPending) return <Loading />
  if (isProblem(asked.error)) {
    return (
      <Entrance
        title={<Trans>Deze link werkt niet meer</Trans>}
        lead={
          asked.error.isTransient ? (
            <ProblemText problem={asked.error} />
          ) : (
            <Trans>
              Misschien heb je hem al gebruikt. Meld je aan, dan sturen we zo nodig een nieuwe.
            </Trans>
          )
        }
      >
        <FormActions>
          <Link to="/$lang/sign-in" params={{ lang }} className={buttonClass('primary')}>
            <Trans>Naar aanmelden</Trans>
          </Link>
        </FormActions>
      </Entrance>
    )
  }
  const email = asked.data?.data.email
  return (
    <Entrance
      title={<Trans>Bijna klaar</Trans>}
      lead={email ? <Trans>Is {email} jouw adres?</Trans> : <Trans>Is dit jouw adres?</Trans>}
    >
      <Trouble problem={verify.problem} />
      <FormActions>
        <Button variant="primary" busy={verify.busy} onClick={() => void verify.run()}>
          <Trans>Ja, bevestig mijn adres</Trans>
        </Button>
      </FormActions>
    </Entrance>
  )
}
