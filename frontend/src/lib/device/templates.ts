import { queryOptions } from '@tanstack/react-query'
import { isProblem } from '@/lib/api'
import { allTemplates, type Template } from '@/lib/templates'
import type { Desk } from './desk'

/** The templates of this person: from the server, or else as they were last seen on this device. */
export function templatesQuery(desk: Desk) {
  return queryOptions({
    queryKey: ['templates', desk.person],
    queryFn: ({ signal }) => templatesOf(desk, signal),
    // Without a connection the device answers at once; with one, an hour is young enough.
    networkMode: 'always',
    staleTime: 60 * 60 * 1000,
    refetchOnReconnect: 'always',
    retry: false,
  })
}

async function templatesOf(desk: Desk, signal: AbortSignal): Promise<readonly Template[]> {
  try {
    const templates = await allTemplates(signal)
    await desk.shelf.keepTemplates(templates)
    return templates
  } catch (error) {
    if (!isProblem(error)) throw error
    return desk.shelf.templates()
  }
}
