import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { isProblem } from '@/lib/api'
import { currentLocale, isLocale, type Locale } from '@/lib/i18n'
import {
  articleQuery,
  articlesQuery,
  isReadingTime,
  type ReadingTime,
  themeQuery,
  themesQuery,
} from '@/lib/knowledge'
import { mayHaveSession } from '@/lib/session'
import { languageRoute } from './root'

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const home = createRoute({
  getParentRoute: () => languageRoute,
  path: '/',
  loader: ({ context: { queryClient } }) => {
    const language = currentLocale()
    return Promise.all([
      queryClient.ensureQueryData(themesQuery(language)),
      queryClient.ensureInfiniteQueryData(articlesQuery({ language, pageSize: 4 })),
    ])
  },
  component: lazyRouteComponent(() => import('@/features/home/home-page'), 'HomePage'),
})

const themes = createRoute({
  getParentRoute: () => languageRoute,
  path: 'themes',
  loader: ({ context }) => context.queryClient.ensureQueryData(themesQuery(currentLocale())),
  component: lazyRouteComponent(() => import('@/features/knowledge/themes-page'), 'ThemesPage'),
})

const theme = createRoute({
  getParentRoute: () => languageRoute,
  path: 'themes/$key',
  validateSearch: (search: Record<string, unknown>): { tag?: string; language?: Locale } => {
    const tag = text(search.tag)
    const { language } = search
    return { ...(tag && { tag }), ...(isLocale(language) && { language }) }
  },
  loader: ({ context, params }) =>
    context.queryClient.ensureQueryData(themeQuery(params.key, currentLocale())),
  component: lazyRouteComponent(() => import('@/features/knowledge/theme-page'), 'ThemePage'),
})

const article = createRoute({
  getParentRoute: () => languageRoute,
  path: 'articles/$slug',
  loader: async ({ context, params }): Promise<{ isReached: boolean }> => {
    try {
      await context.queryClient.ensureQueryData(articleQuery(params.slug))
      return { isReached: true }
    } catch (error) {
      // Who signed in here may have it on the device.
      if (!isProblem(error) || !error.isTransient || !mayHaveSession()) throw error
      return { isReached: false }
    }
  },
  component: lazyRouteComponent(() => import('../screens/article'), 'ArticleScreen'),
})

type SearchInAddress = { q?: string; theme?: string; tag?: string; readingTime?: ReadingTime }

function searchOf(search: Record<string, unknown>): SearchInAddress {
  const [q, theme, tag] = [text(search.q), text(search.theme), text(search.tag)]
  const { readingTime } = search
  return {
    ...(q && { q }),
    ...(theme && { theme }),
    ...(tag && { tag }),
    ...(isReadingTime(readingTime) && { readingTime }),
  }
}

const search = createRoute({
  getParentRoute: () => languageRoute,
  path: 'search',
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import('@/features/search/search-page'), 'SearchPage'),
})

const privacy = createRoute({
  getParentRoute: () => languageRoute,
  path: 'privacy',
  component: lazyRouteComponent(() => import('@/features/privacy/privacy-page'), 'PrivacyPage'),
})

const mailbox = createRoute({
  getParentRoute: () => languageRoute,
  path: 'mailbox',
  component: lazyRouteComponent(() => import('@/features/mailbox/mailbox-page'), 'MailboxPage'),
})

export const publicRoutes = [home, themes, theme, article, search, privacy, mailbox] as const
