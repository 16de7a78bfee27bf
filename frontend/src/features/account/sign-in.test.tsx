import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { ME, renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'

const BASE = '/_allauth/browser/v1'
const flows = (id: string, types?: string[]) =>
  HttpResponse.json(
    {
      status: 401,
      data: { flows: [{ id: 'login' }, { id, is_pending: true, ...(types && { types }) }] },
      meta: { is_authenticated: false },
    },
    { status: 401 },
  )
const good = () => HttpResponse.json({ status: 200, data: {}, meta: { is_authenticated: true } })
const empty = () => HttpResponse.json({ items: [] })

/** The server lets this person in, from now on. */
function letIn() {
  signedInAs()
  return good()
}

beforeEach(() => {
  document.cookie = 'csrftoken=test-token'
  server.use(
    http.get('/api/v1/articles', empty),
    http.get('/api/v1/reflections', empty),
    http.get('/api/v1/themes', empty),
    http.get('/development/mailbox', () => new HttpResponse(null, { status: 404 })),
  )
})

async function signIn(path = '/nl/sign-in') {
  const app = await renderApp(path)
  await app.user.type(await screen.findByLabelText('E-mailadres'), ME.email)
  await app.user.type(screen.getByLabelText('Wachtwoord'), 'windmolen-kanaal-42')
  await app.user.click(screen.getByRole('button', { name: 'Meld je aan' }))
  return app
}

test('signing in leads to Vandaag', async () => {
  server.use(http.post(`${BASE}/auth/login`, letIn))
  const { router } = await signIn()

  await waitFor(() => expect(router.state.location.pathname).toBe('/nl/today'))
})

test('signing in leads back to where the person was', async () => {
  server.use(http.post(`${BASE}/auth/login`, letIn))
  const { router } = await signIn('/nl/sign-in?next=/nl/reflections')

  await waitFor(() => expect(router.state.location.pathname).toBe('/nl/reflections'))
})

test('a wrong password is said above the form, which takes the focus', async () => {
  server.use(
    http.post(`${BASE}/auth/login`, () =>
      HttpResponse.json(
        {
          status: 400,
          errors: [{ param: 'password', code: 'email_password_mismatch', message: 'Klopt niet.' }],
        },
        { status: 400 },
      ),
    ),
  )
  await signIn()

  expect(await screen.findByRole('alert')).toHaveFocus()
  expect(screen.getByLabelText('Wachtwoord')).toHaveAccessibleDescription('Klopt niet.')
})

test('too many attempts says when to try again', async () => {
  server.use(
    http.post(`${BASE}/auth/login`, () =>
      HttpResponse.json({ status: 429 }, { status: 429, headers: { 'Retry-After': '120' } }),
    ),
  )
  await signIn()

  expect(await screen.findByText(/over 2 minuten opnieuw/)).toBeInTheDocument()
})

test('a lost connection says so and blames nobody', async () => {
  server.use(http.post(`${BASE}/auth/login`, () => HttpResponse.error()))
  await signIn()

  expect(await screen.findByText(/nu geen verbinding/)).toBeInTheDocument()
})

test('a second factor is asked, and then the person goes on to where they were', async () => {
  const sent: unknown[] = []
  server.use(
    http.post(`${BASE}/auth/login`, () => flows('mfa_authenticate', ['totp', 'recovery_codes'])),
    http.get(`${BASE}/auth/session`, () => flows('mfa_authenticate', ['totp', 'recovery_codes'])),
    http.post(`${BASE}/auth/2fa/authenticate`, async ({ request }) => {
      sent.push(await request.json())
      return letIn()
    }),
  )
  const { router, user } = await signIn('/nl/sign-in?next=/nl/reflections')
  await user.type(await screen.findByLabelText('Code'), '123 456')
  await user.click(screen.getByRole('button', { name: 'Ga verder' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/nl/reflections'))
  expect(sent).toEqual([{ code: '123456' }])
})

test('an address that was never confirmed leads to the mailbox', async () => {
  server.use(http.post(`${BASE}/auth/login`, () => flows('verify_email')))
  await signIn()

  expect(await screen.findByRole('heading', { name: 'Kijk in je mailbox' })).toBeInTheDocument()
})

test('opening a confirmation link does nothing until the person says so', async () => {
  const sent: unknown[] = []
  server.use(
    http.get(`${BASE}/auth/email/verify`, () =>
      HttpResponse.json({ status: 200, data: { email: ME.email }, meta: {} }),
    ),
    http.post(`${BASE}/auth/email/verify`, async ({ request }) => {
      sent.push(await request.json())
      return letIn()
    }),
  )
  const { router, user } = await renderApp('/nl/verify-email/Mg:1xU:abc')
  const confirm = await screen.findByRole('button', { name: 'Ja, bevestig mijn adres' })
  expect(sent).toEqual([])
  await user.click(confirm)

  await waitFor(() => expect(router.state.location.pathname).toBe('/nl/today'))
  expect(sent).toEqual([{ key: 'Mg:1xU:abc' }])
})

test('another site is never where one goes after signing in', async () => {
  server.use(http.post(`${BASE}/auth/login`, letIn))
  const { router } = await signIn('/nl/sign-in?next=//elders.example')

  await waitFor(() => expect(router.state.location.pathname).toBe('/nl/today'))
})
