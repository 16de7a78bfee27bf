import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { SignalConsent } from '@/lib/signals'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'

const TEAM = { id: '01936f6e-0000-7000-8000-0000000000aa', name: 'Sociaal Huis' }
const ADDRESS = `/api/v1/organisations/${TEAM.id}/signal-consent`
let kept: SignalConsent
let version: number
let asked: unknown[]

function answer() {
  return HttpResponse.json(kept, { headers: { ETag: `"${version}"` } })
}

beforeEach(() => {
  kept = { given: false, givenAt: null, withdrawnAt: null, abilities: { give: true } }
  version = 0
  asked = []
  signedInAs({ memberships: [{ organisation: TEAM, role: 'professional' }] })
  server.use(
    http.get('/_allauth/browser/v1/account/authenticators', () =>
      HttpResponse.json({ status: 200, data: [] }),
    ),
    http.get('/_allauth/browser/v1/account/email', () =>
      HttpResponse.json({ status: 200, data: [] }),
    ),
    http.get('/_allauth/browser/v1/auth/sessions', () =>
      HttpResponse.json({ status: 200, data: [] }),
    ),
    http.get(ADDRESS, answer),
    http.patch(ADDRESS, async ({ request }) => {
      const body = (await request.json()) as { given: boolean }
      asked.push([request.headers.get('If-Match'), body])
      version += 1
      kept = body.given
        ? { ...kept, given: true, givenAt: '2026-11-23T10:00:00Z', withdrawnAt: null }
        : { ...kept, given: false, withdrawnAt: '2026-11-24T10:00:00Z' }
      return answer()
    }),
  )
})

async function section(): Promise<HTMLElement> {
  const title = await screen.findByRole('heading', { name: 'Meetellen in je team' })
  return title.closest('section') as HTMLElement
}

test('nobody is counted until they say yes, and they can stop at once', async () => {
  const { user } = await renderApp('/nl/account')
  const place = within(await section())
  expect(await place.findByText('Je telt niet mee.')).toBeInTheDocument()

  await user.click(place.getByRole('button', { name: 'Ja, tel mij mee Sociaal Huis' }))
  expect(await place.findByText(/sinds 23 november 2026/)).toBeInTheDocument()

  await user.click(place.getByRole('button', { name: 'Stop met meetellen Sociaal Huis' }))
  expect(await place.findByText('Je telt niet mee. Je stopte op 24 november 2026.')).toBeVisible()
  expect(asked).toEqual([
    ['"0"', { given: true }],
    ['"1"', { given: false }],
  ])
})

test('stopping works also when something changed in another window', async () => {
  kept = { ...kept, given: true, givenAt: '2026-11-23T10:00:00Z' }
  const { user } = await renderApp('/nl/account')
  const place = within(await section())
  const stop = await place.findByRole('button', { name: /Stop met meetellen/ })
  version = 7
  await user.click(stop)

  expect(await place.findByText(/Je stopte op/)).toBeInTheDocument()
  expect(asked).toEqual([['"7"', { given: false }]])
})

test('who coordinates the team is told why they are not counted', async () => {
  kept = { ...kept, abilities: { give: false } }
  await renderApp('/nl/account')
  const place = within(await section())

  expect(await place.findByText(/Daarom tel je zelf niet mee/)).toBeInTheDocument()
  expect(place.queryByRole('button')).not.toBeInTheDocument()
})

test('who works nowhere is asked nothing', async () => {
  signedInAs()
  await renderApp('/nl/account')

  expect(await screen.findByRole('heading', { name: 'Je account' })).toBeInTheDocument()
  expect(screen.queryByText('Meetellen in je team')).not.toBeInTheDocument()
})
