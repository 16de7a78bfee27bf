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
import { Layout } from '../layout/layout'

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
})

export const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$lang', params: { lang: preferredLocale() }, replace: true })
  },
})

/** Everything lives under a language; the address decides which. */
export const languageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$lang',
  beforeLoad: async ({ params }) => {
    if (!isLocale(params.lang)) throw notFound()
    rememberLocale(params.lang)
    // At the start `main` waits for the texts, so that data does not have to.
    if (i18n.locale) await activateLocale(params.lang)
  },
  component: Layout,
})
