import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Notice } from '@/components/notice'
import { useHead } from '@/lib/head'
import { useArrive } from './arrival'
import { Entrance, Ways } from './entrance'
import { LookInMailbox } from './look-in-mailbox'
import { SignInForm } from './sign-in-form'

const route = getRouteApi('/$lang/entrance/sign-in')

export function SignInPage() {
  const { t } = useLingui()
  const { lang } = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const arrive = useArrive()
  const [waiting, setWaiting] = useState<{ email: string; password: string } | null>(null)
  useHead({ title: t`Aanmelden` })

  if (waiting) return <LookInMailbox {...waiting} />
  return (
    <Entrance title={<Trans>Welkom terug</Trans>}>
      {search.reason === 'operator' && (
        <Notice>
          <Trans>Meld je aan om naar het beheer te gaan.</Trans>
        </Notice>
      )}
      <SignInForm
        onSignedIn={() => arrive(search.next)}
        onSecondFactor={() =>
          void navigate({ to: '/$lang/sign-in/second-factor', params: { lang }, search })
        }
        onUnverified={(email, password) => setWaiting({ email, password })}
      />
      <Ways>
        <Link to="/$lang/password/forgot" params={{ lang }}>
          <Trans>Wachtwoord vergeten</Trans>
        </Link>
        <p>
          <Trans>
            Nog geen account?{' '}
            <Link to="/$lang/sign-up" params={{ lang }} search={search}>
              Maak er een
            </Link>
          </Trans>
        </p>
      </Ways>
    </Entrance>
  )
}
