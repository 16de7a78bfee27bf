import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { themesQuery } from '@/lib/knowledge'
import { type Me, noteSignOut, rememberSession, type Session, sessionQuery, useSession } from '.'

const ME = { id: '0190a8f0-0000-7000-8000-000000000000', email: 'an@example.org' } as Me

test('whoever follows the session hears that it ended, and private answers are gone', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  rememberSession()
  const present: Session = { status: 'authenticated', me: ME }
  client.setQueryData(sessionQuery.queryKey, present)
  client.setQueryData(['reflections', ME.id], ['private'])
  const published = themesQuery('nl')
  await client.prefetchQuery({ ...published, queryFn: () => [] })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => useSession(), { wrapper })
  expect(result.current.session?.status).toBe('authenticated')

  act(() => noteSignOut(client))

  await waitFor(() => expect(result.current.session?.status).toBe('anonymous'))
  expect(client.getQueryData(['reflections', ME.id])).toBeUndefined()
  expect(client.getQueryData(published.queryKey)).toEqual([])
})
