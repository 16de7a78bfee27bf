import { createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { isCoordinator, useSession } from '@/lib/session'
import { NotFoundScreen } from '../screens/not-found'
import { personal } from './behind-session'

/** For everybody else this screen is not there. */
const coordinating = createRoute({
  getParentRoute: () => personal,
  id: 'coordinating',
  component: CoordinatorsOnly,
})

function CoordinatorsOnly() {
  const { session } = useSession({ ask: true })
  const mayBe = session?.status === 'unreachable' || isCoordinator(session)
  return mayBe ? <Outlet /> : <NotFoundScreen />
}

const team = createRoute({
  getParentRoute: () => coordinating,
  path: 'team',
  component: lazyRouteComponent(() => import('@/features/team/team-page'), 'TeamPage'),
})

const templates = createRoute({
  getParentRoute: () => coordinating,
  path: 'team/templates',
  component: lazyRouteComponent(
    () => import('@/features/templates/templates-page'),
    'TemplatesPage',
  ),
})

const newTemplate = createRoute({
  getParentRoute: () => coordinating,
  path: 'team/templates/new',
  validateSearch: ({ from, organisation }: Record<string, unknown>) => ({
    ...(typeof from === 'string' && { from }),
    ...(typeof organisation === 'string' && { organisation }),
  }),
  component: lazyRouteComponent(
    () => import('@/features/templates/new-template-page'),
    'NewTemplatePage',
  ),
})

const template = createRoute({
  getParentRoute: () => coordinating,
  path: 'team/templates/$key',
  component: lazyRouteComponent(() => import('@/features/templates/template-page'), 'TemplatePage'),
})

export const coordinatingRoute = coordinating.addChildren([team, templates, newTemplate, template])
