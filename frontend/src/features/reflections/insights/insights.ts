import { queryOptions } from '@tanstack/react-query'
import { api, data, type Schemas } from '@/lib/api'

export type Insights = Schemas['Insights']
export type Stretch = Schemas['Stretch']
export type OfKind = Schemas['FeelingsOfKind']
export type Plans = Schemas['Plans']
export type Theme = Stretch['themes'][number]['theme']
export type FeelingName = OfKind['before'][number]['feeling']
export type Unit = Insights['period']['unit']

/** What to look back on: a period by its name, or the days from one until another. */
export type Chosen = {
  period?: 'season' | 'year' | 'all' | undefined
  from?: string | undefined
  to?: string | undefined
}

export function insightsQuery({ period, from, to }: Chosen) {
  const query = {
    ...(period && { period }),
    ...(from && { occurredFrom: from }),
    ...(to && { occurredTo: to }),
  }
  return queryOptions({
    queryKey: ['insights', query],
    queryFn: ({ signal }) => data(api.GET('/insights', { params: { query }, signal })),
    // What was written a moment ago counts.
    staleTime: 0,
  })
}
