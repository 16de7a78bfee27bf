import { createMemoryHistory } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { onTestFinished } from 'vitest'
import { App } from '@/app/app'
import { createQueryClient } from '@/app/query-client'
import { createAppRouter } from '@/app/router'
import { deskWithAll, wipeDevice } from '@/lib/device'
import { type Me, rememberSession } from '@/lib/session'
import { server } from './server'

export const ME: Me = {
  id: '01936f6e-0000-7000-8000-000000000001',
  email: 'sam@voorbeeld.be',
  displayName: 'Sam',
  language: 'nl',
  roles: [],
  memberships: [],
  reminders: true,
  secondFactor: false,
}

/** Make the pretended server know who is here, and that nothing waits for them. */
export function signedInAs(me: Partial<Me> = {}): void {
  rememberSession()
  document.cookie = 'csrftoken=test-token'
  server.use(
    http.get('/api/v1/me', () => HttpResponse.json({ ...ME, ...me })),
    http.get('/api/v1/action-points', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/reflections/:id/attachments', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/retention', () =>
      HttpResponse.json({ years: null, leaving: 0, older: [] }, { headers: { ETag: '"1"' } }),
    ),
  )
}

/** Leave nothing to the next test, and nothing under way when the page itself is taken down. */
async function leaveDevice(): Promise<void> {
  await deskWithAll()
  await wipeDevice()
}

/** The whole app at `path`, as a person sees it, with a `user` to act. */
export async function renderApp(path: string) {
  onTestFinished(leaveDevice)
  const queryClient = createQueryClient(false)
  const router = createAppRouter({
    queryClient,
    history: createMemoryHistory({ initialEntries: [path] }),
  })
  const user = userEvent.setup()
  const view = render(<App router={router} queryClient={queryClient} />)
  await router.load()
  return { ...view, user, router, queryClient }
}
