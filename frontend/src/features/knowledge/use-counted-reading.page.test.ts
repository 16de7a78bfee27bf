import { act } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countReading } from '@/lib/knowledge'
import { server } from '@/test/server'

const asked: Request[] = []

beforeEach(() => {
  asked.length = 0
  server.use(
    http.post('/api/v1/articles/:slug/readings', ({ request }) => {
      asked.push(request)
      return new HttpResponse(null, { status: 204 })
    }),
  )
})

afterEach(() => vi.useRealTimers())

test('a reading says which article, and nothing about who read it', async () => {
  document.cookie = 'csrftoken=geheim'
  const fetched = vi.spyOn(globalThis, 'fetch')
  countReading('stilte')
  countReading('stilte')
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  const request = asked[0] as Request
  expect(new URL(request.url).pathname).toBe('/api/v1/articles/stilte/readings')
  // What stands behind it does not keep this option, so it is read where it is given.
  expect(fetched.mock.calls.map(([, options]) => options?.credentials)).toEqual(['omit'])
  expect(request.headers.get('X-CSRFToken')).toBeNull()
  expect(await request.text()).toBe('')
  await act(async () => undefined)
  expect(asked).toHaveLength(1)
})

test('a reading that does not arrive troubles nobody', async () => {
  server.use(http.post('/api/v1/articles/:slug/readings', () => HttpResponse.error()))
  expect(() => countReading('zonder-net')).not.toThrow()
})
