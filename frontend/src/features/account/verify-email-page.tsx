import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, buttonClass } from '@/components/button'
import { FormActions } from '@/components/form'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { allauth, isProblem, type Problem } from '@/lib/api'
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
  const { key } = route.useParams()
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
  if (asked.isPending) return <Loading />
  if (isProblem(asked.error)) return <Broken problem={asked.error} />
  return <Confirm linkKey={key} email={asked.data?.data.email} />
}

function Confirm({ linkKey, email }: { linkKey: string; email: string | undefined }) {
  const { lang } = route.useParams()
  const navigate = useNavigate()
  const arrive = useArrive()
  const verify = useAction(async () => {
    try {
      await allauth('POST', '/auth/email/verify', { key: linkKey })
    } catch (error) {
      // 401: confirmed, in another browser than the one of the sign-up.
      if (!isProblem(error, 401)) throw error
      const next = takeNext()
      return navigate({ to: '/$lang/sign-in', params: { lang }, search: next ? { next } : {} })
    }
    await arrive(takeNext())
  })
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

function Broken({ problem }: { problem: Problem }) {
  const { lang } = route.useParams()
  return (
    <Entrance
      title={<Trans>Deze link werkt niet meer</Trans>}
      lead={
        problem.isTransient ? (
          <ProblemText problem={problem} />
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
