import { i18n } from '@lingui/core'
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { activateLocale, isLocale, preferredLocale, rememberLocale } from '@/lib/i18n'
import { mayHaveSession } from '@/lib/session'
import { Layout } from '../layout/layout'

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
})

/** Where the icon of the installed app leads (`manifest.webmanifest`), which knows no language. */
const ENTRANCES = ['start', 'today', 'saved'] as const
type Entrance = (typeof ENTRANCES)[number]

export const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { to?: Entrance } => {
    const to = ENTRANCES.find((one) => one === search.to)
    return to ? { to } : {}
  },
  beforeLoad: ({ search }) => {
    throw redirect({ to: placeOf(search.to), params: { lang: preferredLocale() }, replace: true })
  },
})

function placeOf(entrance: Entrance | undefined) {
  if (entrance === 'today' || entrance === 'saved') return `/$lang/${entrance}` as const
  // The icon itself: to one's own things, or to what everyone can read.
  return entrance === 'start' && mayHaveSession() ? '/$lang/today' : '/$lang'
}

/** Everything lives under a language; the address decides which. */
export const languageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$lang',
  beforeLoad: async ({ params, preload }) => {
    if (!isLocale(params.lang)) throw notFound()
    // A pointer over a link to another language is not yet a choice.
    if (preload) return
    rememberLocale(params.lang)
    // At the start `main` waits for the texts, so that data does not have to.
    if (i18n.locale) await activateLocale(params.lang)
  },
  component: Layout,
})
