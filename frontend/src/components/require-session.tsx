import { Trans } from '@lingui/react/macro'
import { Link, Navigate, useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useLocale } from '@/lib/i18n'
import { useSession } from '@/lib/session'
import { Loading } from './loading'
import { Notice } from './notice'

/**
 * Shows `children` to people who are signed in and brings others to sign-in and back here after.
 *
 * Someone whose session expires keeps the screen they are on, with a way to sign in again;
 * someone who is offline keeps working.
 */
export function RequireSession({ children }: { children: ReactNode }) {
  const { session } = useSession({ ask: true })
  const lang = useLocale()
  const here = useLocation({ select: (location) => location.href })

  if (!session) return <Loading />
  if (session.status === 'anonymous') return <SignInFirst here={here} />
  return (
    <>
      {session.status === 'expired' && (
        <Notice tone="warning">
          <Trans>
            Je bent afgemeld omdat je een tijd weg was. Wat je schreef, staat er nog.{' '}
            <Link to="/$lang/sign-in" params={{ lang }} search={{ next: here }}>
              Meld je opnieuw aan
            </Link>
          </Trans>
        </Notice>
      )}
      {children}
    </>
  )
}

/** Keeps the first place it was given: while it leads away, "here" is already elsewhere. */
function SignInFirst({ here }: { here: string }) {
  const lang = useLocale()
  const [next] = useState(here)
  return <Navigate to="/$lang/sign-in" params={{ lang }} search={{ next }} replace />
}
