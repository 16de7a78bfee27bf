import { entranceRoute } from './account'
import { personalRoute } from './personal'
import { publicRoutes } from './public'
import { indexRoute, languageRoute, rootRoute } from './root'

export const routeTree = rootRoute.addChildren([
  indexRoute,
  languageRoute.addChildren([...publicRoutes, entranceRoute, personalRoute]),
])
