import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { type ActionPoint, POINTS } from './points'

type Page = { items: ActionPoint[] }
type Listed = Page | InfiniteData<Page>

/** Show `changed` where it stands in every list, and have the lists fetched at the next visit. */
export async function putInPlace(client: QueryClient, changed: ActionPoint): Promise<void> {
  await client.cancelQueries({ queryKey: POINTS })
  client.setQueriesData<Listed>(
    { queryKey: POINTS },
    (listed) => listed && withPoint(listed, changed),
  )
  await client.invalidateQueries({ queryKey: POINTS, refetchType: 'none' })
}

function withPoint(listed: Listed, changed: ActionPoint): Listed {
  if ('pages' in listed) {
    return { ...listed, pages: listed.pages.map((page) => onPage(page, changed)) }
  }
  return onPage(listed, changed)
}

function onPage(page: Page, changed: ActionPoint): Page {
  return { ...page, items: page.items.map((one) => (one.id === changed.id ? changed : one)) }
}
