import { createRoute, Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { RequireSession } from '@/components/require-session'
import { addCatalog, currentLocale } from '@/lib/i18n'
import { languageRoute } from './root'

const LockGate = lazy(() => import('@/features/account/lock/lock-gate'))
const SignInAgain = lazy(() => import('@/features/account/sign-in-again'))

/** Screens that need a session; others are brought to sign-in and back. */
export const personal = createRoute({
  getParentRoute: () => languageRoute,
  id: 'personal',
  beforeLoad: () => addCatalog('personal', currentLocale()),
  component: () => (
    <RequireSession
      whenExpired={
        <Suspense>
          <SignInAgain />
        </Suspense>
      }
    >
      <Suspense>
        <LockGate>
          <Outlet />
        </LockGate>
      </Suspense>
    </RequireSession>
  ),
})
