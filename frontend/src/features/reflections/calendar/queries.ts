import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/lib/api'
import type { Desk } from '@/lib/device'

/** Asked anew whenever something of the timeline is. */
const BEGINNING = 'reflections'
const MOST = 100

/** On which days of a month this person wrote. */
export function monthQuery(desk: Desk, month: string) {
  return queryOptions({
    queryKey: [BEGINNING, desk.person, 'month', month],
    queryFn: ({ signal }) =>
      data(api.GET('/reflection-months/{month}', { params: { path: { month } }, signal })),
    retry: false,
  })
}

/** What this person wrote about one day. */
export function dayQuery(desk: Desk, day: string) {
  return queryOptions({
    queryKey: [BEGINNING, desk.person, 'day', day],
    queryFn: async ({ signal }) => {
      const query = { occurredFrom: day, occurredTo: day, pageSize: MOST }
      const page = await data(api.GET('/reflections', { params: { query }, signal }))
      return page.items
    },
    retry: false,
  })
}
