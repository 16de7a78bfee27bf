import { createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { RequireSession } from '@/components/require-session'
import type { Schemas } from '@/lib/api'
import { addCatalog, currentLocale, isLocale, type Locale } from '@/lib/i18n'
import { isThemeKey, type ThemeKey } from '@/lib/knowledge'
import { isEditor, useSession } from '@/lib/session'
import { NotFoundScreen } from '../screens/not-found'
import { languageRoute } from './root'

const SignInAgain = lazy(() => import('@/features/account/sign-in-again'))

/** Screens that need a session; others are brought to sign-in and back. */
const personal = createRoute({
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
      <Outlet />
    </RequireSession>
  ),
})

const today = createRoute({
  getParentRoute: () => personal,
  path: 'today',
  component: lazyRouteComponent(() => import('@/features/today/today-page'), 'TodayPage'),
})

const timeline = createRoute({
  getParentRoute: () => personal,
  path: 'reflections',
  component: lazyRouteComponent(
    () => import('@/features/reflections/timeline-page'),
    'TimelinePage',
  ),
})

const write = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/new',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(typeof search.article === 'string' && { article: search.article }),
    ...(typeof search.prompt === 'string' && { prompt: search.prompt }),
    ...(typeof search.draft === 'string' && { draft: search.draft }),
  }),
  component: lazyRouteComponent(() => import('@/features/reflections/write-page'), 'WritePage'),
})

const reflection = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/$id',
  component: lazyRouteComponent(
    () => import('@/features/reflections/reflection-page'),
    'ReflectionPage',
  ),
})

const edit = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/$id/edit',
  component: lazyRouteComponent(() => import('@/features/reflections/edit-page'), 'EditPage'),
})

const saved = createRoute({
  getParentRoute: () => personal,
  path: 'saved',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(typeof search.theme === 'string' && { theme: search.theme }),
    ...(typeof search.list === 'string' && { list: search.list }),
  }),
  component: lazyRouteComponent(() => import('@/features/saved/saved-page'), 'SavedPage'),
})

const moderation = createRoute({
  getParentRoute: () => personal,
  path: 'moderation',
  component: lazyRouteComponent(
    () => import('@/features/comments/moderation-page'),
    'ModerationPage',
  ),
})

const account = createRoute({
  getParentRoute: () => personal,
  path: 'account',
  validateSearch: (search: Record<string, unknown>): { reason?: 'operator' } =>
    search.reason === 'operator' ? { reason: 'operator' } : {},
  component: lazyRouteComponent(() => import('@/features/account/account-page'), 'AccountPage'),
})

type State = Schemas['StateEnum']

const STATES: State[] = [
  'writing',
  'submitted',
  'approved',
  'planned',
  'rejected',
  'published',
  'unpublished',
]

type TextsInAddress = { state?: State; language?: Locale; theme?: ThemeKey }

/** Which texts to list; what the app does not know is left out of the address. */
function textsSearch({ state, language, theme }: Record<string, unknown>): TextsInAddress {
  const known = STATES.find((one) => one === state)
  return {
    ...(known && { state: known }),
    ...(isLocale(language) && { language }),
    ...(isThemeKey(theme) && { theme }),
  }
}

/** For everybody else these screens are not there. */
const editorial = createRoute({
  getParentRoute: () => personal,
  id: 'editorial',
  component: EditorsOnly,
})

function EditorsOnly() {
  const { session } = useSession({ ask: true })
  const mayBe = session?.status === 'unreachable' || isEditor(session)
  return mayBe ? <Outlet /> : <NotFoundScreen />
}

const editing = createRoute({
  getParentRoute: () => editorial,
  path: 'editing',
  validateSearch: textsSearch,
  component: lazyRouteComponent(() => import('@/features/editing/list/list-page'), 'ListPage'),
})

const KEEPING = ['review', 'links', 'pictures', 'levels', 'read'] as const

const keeping = createRoute({
  getParentRoute: () => editorial,
  path: 'editing/keeping',
  // Said to be undefined, or what stands in the address would stay.
  validateSearch: ({ part }): { part?: (typeof KEEPING)[number] | undefined } => ({
    part: KEEPING.find((one) => one === part),
  }),
  component: lazyRouteComponent(
    () => import('@/features/editing/keeping/keeping-page'),
    'KeepingPage',
  ),
})

const pictures = createRoute({
  getParentRoute: () => editorial,
  path: 'editing/pictures',
  component: lazyRouteComponent(
    () => import('@/features/editing/pictures/pictures-page'),
    'PicturesPage',
  ),
})

const synonyms = createRoute({
  getParentRoute: () => editorial,
  path: 'editing/synonyms',
  component: lazyRouteComponent(() => import('@/features/synonyms/synonyms-page'), 'SynonymsPage'),
})

const transfer = createRoute({
  getParentRoute: () => editorial,
  path: 'editing/transfer',
  component: lazyRouteComponent(
    () => import('@/features/editing/transfer/transfer-page'),
    'TransferPage',
  ),
})

const text = createRoute({
  getParentRoute: () => editorial,
  path: 'editing/$id',
  component: lazyRouteComponent(() => import('@/features/editing/text/text-page'), 'TextPage'),
})

export const personalRoute = personal.addChildren([
  editorial.addChildren([editing, keeping, pictures, synonyms, transfer, text]),
  today,
  timeline,
  write,
  reflection,
  edit,
  saved,
  moderation,
  account,
])
