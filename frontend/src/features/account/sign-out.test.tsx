import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { newEntry } from '@/lib/device/entry'
import { newReflection } from '@/lib/device/reflections'
import { openDeviceStore } from '@/lib/device/store'
import { ME, renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'

const BASE = '/_allauth/browser/v1'
const list = () => HttpResponse.json({ status: 200, data: [] })
const empty = () => HttpResponse.json({ items: [] })
let isReachable: boolean
let isSignedOut: boolean
let received: string[]

beforeEach(() => {
  isReachable = true
  isSignedOut = false
  received = []
  signedInAs()
  server.use(
    http.get('/api/v1/articles', empty),
    http.get('/api/v1/themes', empty),
    http.get('/api/v1/reflections', empty),
    http.post('/api/v1/reflections', async ({ request }) => {
      if (!isReachable) return HttpResponse.error()
      const sent = (await request.json()) as { answers: { text: string } }
      received.push(sent.answers.text)
      return HttpResponse.json({ ...sent, version: 1 }, { status: 201, headers: { ETag: '"1"' } })
    }),
    http.get(`${BASE}/account/email`, list),
    http.get(`${BASE}/account/authenticators`, list),
    http.get(`${BASE}/auth/sessions`, list),
    http.delete(`${BASE}/auth/session`, () => {
      isSignedOut = true
      return HttpResponse.json({ status: 401, meta: {} }, { status: 401 })
    }),
  )
})

async function databases(): Promise<string[]> {
  return (await indexedDB.databases()).map(({ name }) => name ?? '')
}

async function writeToday(words: string) {
  const app = await renderApp('/nl/today')
  const field = await screen.findByLabelText('Hoe was het vandaag?')
  fireEvent.change(field, { target: { value: words } })
  return app
}

test('signing out wipes the device', async () => {
  const { user, router } = await renderApp('/nl/account')
  const button = await screen.findByRole('button', { name: 'Meld je af' })
  await waitFor(async () => expect(await databases()).toContain(`klankbord-${ME.id}`))
  await user.click(button)

  await waitFor(() => expect(router.state.location.pathname).toBe('/nl'))
  await waitFor(async () => expect(await databases()).toEqual([]))
  expect(isSignedOut).toBe(true)
  expect(localStorage.getItem('klankbord.person')).toBeNull()
})

test('words that were never sent are named before signing out, and sent first when asked', async () => {
  isReachable = false
  const { user, router } = await writeToday('Nog niet weg.')
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('op dit toestel'))
  await router.navigate({ to: '/$lang/account', params: { lang: 'nl' } })
  await user.click(await screen.findByRole('button', { name: 'Meld je af' }))

  expect(await screen.findByText(/1 reflectie staat alleen op dit toestel/)).toBeInTheDocument()
  const send = screen.getByRole('button', { name: 'Verstuur eerst, en meld dan af' })
  await user.click(send)
  expect(await screen.findByText(/Versturen lukt nu niet/)).toBeInTheDocument()
  expect(isSignedOut).toBe(false)

  isReachable = true
  await user.click(send)

  await waitFor(() => expect(router.state.location.pathname).toBe('/nl'))
  await waitFor(async () => expect(await databases()).toEqual([]))
  expect(isSignedOut).toBe(true)
})

test('words that are still on their way are sent without a question', async () => {
  const { user, router } = await writeToday('Net geschreven.')
  await router.navigate({ to: '/$lang/account', params: { lang: 'nl' } })
  await user.click(await screen.findByRole('button', { name: 'Meld je af' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/nl'))
  await waitFor(async () => expect(await databases()).toEqual([]))
  expect(isSignedOut).toBe(true)
  expect(received).toEqual(['Net geschreven.'])
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
})

/** Whatever this device encrypts or decrypts takes its time. */
function slowDevice(): void {
  for (const part of ['encrypt', 'decrypt'] as const) {
    const own = crypto.subtle[part].bind(crypto.subtle)
    vi.spyOn(crypto.subtle, part).mockImplementation(async (...given) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      return own(...given)
    })
  }
}

test('words that a slow device has yet to put away are sent as well', async () => {
  slowDevice()
  const { user, router } = await writeToday('Nog in de hand.')
  await router.navigate({ to: '/$lang/account', params: { lang: 'nl' } })
  await user.click(await screen.findByRole('button', { name: 'Meld je af' }))

  await waitFor(() => expect(isSignedOut).toBe(true))
  await waitFor(async () => expect(await databases()).toEqual([]))
  expect(received).toEqual(['Nog in de hand.'])
})

test('words of before that a slow device has yet to read are sent as well', async () => {
  const id = '01936f6e-0000-7000-8000-0000000000dd'
  const kept = { ...newReflection('2026-11-20'), answers: { text: 'Van gisteren.' } }
  const store = await openDeviceStore(ME.id)
  await store.put('entry', id, newEntry(id, kept, Date.now()))
  slowDevice()
  const { user } = await renderApp('/nl/account')
  await user.click(await screen.findByRole('button', { name: 'Meld je af' }))

  await waitFor(() => expect(isSignedOut).toBe(true))
  await waitFor(async () => expect(await databases()).toEqual([]))
  expect(received).toEqual(['Van gisteren.'])
})

test('a device on which nothing can be read is wiped like any other', async () => {
  const store = await openDeviceStore(ME.id)
  await store.put('entry', 'one', 'Woorden.')
  vi.spyOn(crypto.subtle, 'decrypt').mockRejectedValue(new DOMException('', 'OperationError'))
  const { user } = await renderApp('/nl/account')
  await user.click(await screen.findByRole('button', { name: 'Meld je af' }))

  await waitFor(() => expect(isSignedOut).toBe(true))
  await waitFor(async () => expect(await databases()).toEqual([]))
})

test('the question knows when the words arrive while it stands there', async () => {
  isReachable = false
  const { user, router } = await writeToday('Onderweg.')
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('op dit toestel'))
  await router.navigate({ to: '/$lang/account', params: { lang: 'nl' } })
  await user.click(await screen.findByRole('button', { name: 'Meld je af' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/staat alleen op dit toestel/)).toBeInTheDocument()

  isReachable = true
  window.dispatchEvent(new Event('online'))

  expect(await dialog.findByText(/alles verstuurd/, {}, { timeout: 5000 })).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Meld je af' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/nl'))
  await waitFor(async () => expect(await databases()).toEqual([]))
  expect(isSignedOut).toBe(true)
})
