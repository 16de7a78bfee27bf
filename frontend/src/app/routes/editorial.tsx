import { createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import type { Schemas } from '@/lib/api'
import { isLocale, type Locale } from '@/lib/i18n'
import { isThemeKey, type ThemeKey } from '@/lib/knowledge'
import { isEditor, useSession } from '@/lib/session'
import { NotFoundScreen } from '../screens/not-found'
import { personal } from './behind-session'

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

export const editorialRoute = editorial.addChildren([
  editing,
  keeping,
  pictures,
  synonyms,
  transfer,
  text,
])
