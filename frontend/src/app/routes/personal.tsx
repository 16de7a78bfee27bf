import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { isDay, isMonth, today as now } from '@/lib/format'
import { personal } from './behind-session'
import { coordinatingRoute } from './coordinating'
import { editorialRoute } from './editorial'

const today = createRoute({
  getParentRoute: () => personal,
  path: 'today',
  component: lazyRouteComponent(() => import('../screens/today'), 'TodayScreen'),
})

const timeline = createRoute({
  getParentRoute: () => personal,
  path: 'reflections',
  component: lazyRouteComponent(
    () => import('@/features/reflections/timeline-page'),
    'TimelinePage',
  ),
})

const calendar = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/calendar',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(isMonth(search.month) && { month: search.month }),
    ...(isDay(search.day) && { day: search.day }),
  }),
  component: lazyRouteComponent(
    () => import('@/features/reflections/calendar/calendar-page'),
    'CalendarPage',
  ),
})

const write = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/new',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(typeof search.article === 'string' && { article: search.article }),
    ...(typeof search.prompt === 'string' && { prompt: search.prompt }),
    ...(typeof search.draft === 'string' && { draft: search.draft }),
    ...(isDay(search.day) && search.day <= now() && { day: search.day }),
  }),
  component: lazyRouteComponent(() => import('../screens/write'), 'WriteScreen'),
})

const exports = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/export',
  component: lazyRouteComponent(() => import('@/features/exports/exports-page'), 'ExportsPage'),
})

const reflection = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/$id',
  component: lazyRouteComponent(() => import('../screens/reflection'), 'ReflectionScreen'),
})

const trash = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/trash',
  component: lazyRouteComponent(
    () => import('@/features/reflections/trash/trash-page'),
    'TrashPage',
  ),
})

const edit = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/$id/edit',
  component: lazyRouteComponent(() => import('../screens/edit'), 'EditScreen'),
})

const reflectionWeave = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/$id/weave',
  component: lazyRouteComponent(
    () => import('@/features/weave/reflection-weave-page'),
    'ReflectionWeavePage',
  ),
})

const beside = createRoute({
  getParentRoute: () => personal,
  path: 'reflections/$id/weave/compare',
  component: lazyRouteComponent(() => import('@/features/weave/compare/beside-page'), 'BesidePage'),
})

const weave = createRoute({
  getParentRoute: () => personal,
  path: 'weave',
  component: lazyRouteComponent(() => import('@/features/weave/own-weave-page'), 'OwnWeavePage'),
})

const overTime = createRoute({
  getParentRoute: () => personal,
  path: 'weave/compare',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(typeof search.before === 'string' && { before: search.before }),
    ...(typeof search.after === 'string' && { after: search.after }),
  }),
  component: lazyRouteComponent(
    () => import('@/features/weave/compare/over-time-page'),
    'OverTimePage',
  ),
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

const actions = createRoute({
  getParentRoute: () => personal,
  path: 'actions',
  validateSearch: ({ part }: Record<string, unknown>): { part?: 'over' } =>
    part === 'over' ? { part } : {},
  component: lazyRouteComponent(
    () => import('@/features/action-points/actions-page'),
    'ActionsPage',
  ),
})

const PERIODS = ['year', 'all'] as const

type Period = {
  period?: (typeof PERIODS)[number] | undefined
  from?: string | undefined
  to?: string | undefined
}

const insights = createRoute({
  getParentRoute: () => personal,
  path: 'insights',
  // Said to be undefined, or what stands in the address would stay.
  validateSearch: ({ period, from, to }: Record<string, unknown>): Period => ({
    period: PERIODS.find((one) => one === period),
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
  }),
  component: lazyRouteComponent(
    () => import('@/features/reflections/insights/insights-page'),
    'InsightsPage',
  ),
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

const sealing = createRoute({
  getParentRoute: () => personal,
  path: 'account/sealing',
  component: lazyRouteComponent(
    () => import('@/features/account/sealing/sealing-page'),
    'SealingPage',
  ),
})

export const personalRoute = personal.addChildren([
  editorialRoute,
  today,
  timeline,
  calendar,
  write,
  trash,
  exports,
  reflection,
  edit,
  reflectionWeave,
  beside,
  weave,
  overTime,
  saved,
  actions,
  insights,
  moderation,
  coordinatingRoute,
  account,
  sealing,
])
