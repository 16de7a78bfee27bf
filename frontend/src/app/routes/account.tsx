import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { addCatalog, currentLocale } from '@/lib/i18n'
import { languageRoute } from './root'

type Entrance = { next?: string | undefined; reason?: 'operator' | undefined }

/** Where to go after signing in: a path of this site, never another one. And who sends them. */
function entranceSearch(search: Record<string, unknown>): Entrance {
  const path = search.next
  const isHere = typeof path === 'string' && /^\/(?![/\\])/.test(path)
  // Named even when empty: what is not named here passes through as it came.
  return {
    next: isHere ? path : undefined,
    reason: search.reason === 'operator' ? 'operator' : undefined,
  }
}

/** Screens of someone who is not signed in yet, or not any more. */
const entrance = createRoute({
  getParentRoute: () => languageRoute,
  id: 'entrance',
  beforeLoad: () => addCatalog('personal', currentLocale()),
})

const signUp = createRoute({
  getParentRoute: () => entrance,
  path: 'sign-up',
  validateSearch: entranceSearch,
  component: lazyRouteComponent(() => import('@/features/account/sign-up-page'), 'SignUpPage'),
})

const signIn = createRoute({
  getParentRoute: () => entrance,
  path: 'sign-in',
  validateSearch: entranceSearch,
  component: lazyRouteComponent(() => import('@/features/account/sign-in-page'), 'SignInPage'),
})

const secondFactor = createRoute({
  getParentRoute: () => entrance,
  path: 'sign-in/second-factor',
  validateSearch: entranceSearch,
  component: lazyRouteComponent(
    () => import('@/features/account/second-factor-page'),
    'SecondFactorPage',
  ),
})

const verifyEmail = createRoute({
  getParentRoute: () => entrance,
  path: 'verify-email/$key',
  component: lazyRouteComponent(
    () => import('@/features/account/verify-email-page'),
    'VerifyEmailPage',
  ),
})

const forgotPassword = createRoute({
  getParentRoute: () => entrance,
  path: 'password/forgot',
  component: lazyRouteComponent(
    () => import('@/features/account/forgot-password-page'),
    'ForgotPasswordPage',
  ),
})

const resetPassword = createRoute({
  getParentRoute: () => entrance,
  path: 'password/reset/$key',
  component: lazyRouteComponent(
    () => import('@/features/account/reset-password-page'),
    'ResetPasswordPage',
  ),
})

const erased = createRoute({
  getParentRoute: () => entrance,
  path: 'erased',
  component: lazyRouteComponent(() => import('@/features/account/erased-page'), 'ErasedPage'),
})

/** Where the mails that remind lead to be ended; who opens it need not be signed in. */
const reminders = createRoute({
  getParentRoute: () => entrance,
  path: 'reminders',
  component: lazyRouteComponent(() => import('@/features/account/reminders-page'), 'RemindersPage'),
})

export const entranceRoute = entrance.addChildren([
  signUp,
  signIn,
  secondFactor,
  verifyEmail,
  forgotPassword,
  resetPassword,
  erased,
  reminders,
])
