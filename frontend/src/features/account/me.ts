import { queryOptions } from '@tanstack/react-query'
import { api, tagged } from '@/lib/api'

/** One's account with its tag, as the parts of this page change it. */
export const meQuery = queryOptions({
  queryKey: ['me', 'tagged'],
  queryFn: () => tagged(api.GET('/me')),
  gcTime: 0,
})
