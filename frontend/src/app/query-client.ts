import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isProblem } from '@/lib/api'
import { noteExpiry } from '@/lib/session'

/**
 * The memory of server answers: tries a shaky connection twice again, never a refusal. Without any
 * connection there is nothing to wait for: screens show what lies on the device instead.
 */
export function createQueryClient(retry = true): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => noteExpiry(client, error) }),
    mutationCache: new MutationCache({ onError: (error) => noteExpiry(client, error) }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        networkMode: 'offlineFirst',
        retry: (count, error) =>
          retry && navigator.onLine && count < 2 && isProblem(error) && error.isTransient,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
