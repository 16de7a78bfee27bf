import { Navigate, useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useLocale } from '@/lib/i18n'
import { useSession } from '@/lib/session'
import { ClockNotice } from './clock-notice'
import { Loading } from './loading'

type Props = {
  children: ReactNode
  /** What to show, beside the screen, to someone whose session ran out. */
  whenExpired: ReactNode
}

/**
 * Shows `children` to people who are signed in and brings others to sign-in and back here after.
 *
 * Someone whose session expires keeps the screen they are on, with a way to sign in again;
 * someone who is offline keeps working.
 */
export function RequireSession({ children, whenExpired }: Props) {
  const { session, error } = useSession({ ask: true })
  const here = useLocation({ select: (location) => location.href })

  if (!session && error) throw error
  if (!session) return <Loading />
  if (session.status === 'anonymous') return <SignInFirst here={here} />
  return (
    <>
      {session.status === 'expired' && whenExpired}
      <ClockNotice />
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
