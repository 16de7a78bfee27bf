import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

/**
 * The pretended server. A test says what it answers; a call that nobody expected fails the test,
 * but for the templates, which every place to write asks for, and for what somebody saved, which
 * the device asks for by itself.
 */
export const server = setupServer(
  http.get('/api/v1/templates', () => HttpResponse.json({ items: [] })),
  http.get('/api/v1/sealing-keys', () => HttpResponse.json({ items: [] })),
  http.get('/api/v1/saved-articles', () => HttpResponse.json({ items: [] })),
  http.get('/api/v1/lists', () => HttpResponse.json({ items: [] })),
)
