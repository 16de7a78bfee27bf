import { screen } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'

test('an address that does not exist says so and offers a way on', async () => {
  await renderApp('/nl/nergens')

  expect(await screen.findByRole('heading', { name: 'Deze pagina is er niet' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Zoek een artikel' })).toHaveAttribute(
    'href',
    '/nl/search',
  )
})

test('a visitor of a private screen is sent to sign-in and told to come back', async () => {
  server.use(http.get('/api/v1/me', () => HttpResponse.json({}, { status: 401 })))

  const { router } = await renderApp('/nl/reflections?theme=resilience')

  await expect
    .poll(() => router.state.location.href)
    .toBe('/nl/sign-in?next=%2Fnl%2Freflections%3Ftheme%3Dresilience')
})

test('someone who is signed in sees their own places', async () => {
  signedInAs()

  await renderApp('/nl/privacy')

  expect((await screen.findAllByRole('link', { name: 'Vandaag' })).length).toBeGreaterThan(0)
  expect(screen.queryByRole('link', { name: 'Aanmelden' })).not.toBeInTheDocument()
})
