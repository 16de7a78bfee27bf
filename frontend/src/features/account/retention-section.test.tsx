import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'

const BASE = '/_allauth/browser/v1'
const list = () => HttpResponse.json({ status: 200, data: [] })
let years: number | null
let sent: unknown[]

function retention() {
  const older = [1, 2, 3, 5, 10].map((each) => ({ years: each, count: each === 2 ? 7 : 0 }))
  const body = { years, leaving: years ? 1 : 0, older }
  return HttpResponse.json(body, { headers: { ETag: `"${years}"` } })
}

beforeEach(() => {
  years = null
  sent = []
  signedInAs()
  server.use(
    http.get('/api/v1/reflections', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get(`${BASE}/account/email`, list),
    http.get(`${BASE}/account/authenticators`, list),
    http.get(`${BASE}/auth/sessions`, list),
    http.get('/api/v1/retention', retention),
    http.patch('/api/v1/retention', async ({ request }) => {
      const body = (await request.json()) as { years: number | null }
      sent.push([body, request.headers.get('If-Match')])
      years = body.years
      return retention()
    }),
  )
})

test('it warns how many would go before anything is kept', async () => {
  const { user } = await renderApp('/nl/account')
  const part = await screen.findByRole('region', { name: 'Hoelang je reflecties blijven' })
  await user.click(await within(part).findByRole('button', { name: /Mijn reflecties blijven/ }))
  await user.click(
    await screen.findByRole('option', { name: '2 jaar nadat ik ze laatst veranderde' }),
  )

  expect(within(part).getByRole('status')).toHaveTextContent('Nu zijn 7 reflecties zo oud.')
  expect(sent).toEqual([])
  await user.click(within(part).getByRole('button', { name: 'Bewaar' }))
  expect(
    await within(part).findByText(/komende dertig dagen gaat 1 reflectie naar de prullenbak/),
  ).toBeInTheDocument()
  expect(sent).toEqual([[{ years: 2 }, '"null"']])
})

test('the timeline says beforehand what goes', async () => {
  years = 2

  await renderApp('/nl/reflections')

  expect(
    await screen.findByText(/gaat 1 oude reflectie naar de prullenbak, zoals je koos/),
  ).toBeInTheDocument()
})
