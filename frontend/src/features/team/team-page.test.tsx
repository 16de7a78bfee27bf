import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Signals } from '@/lib/signals'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'

const TEAM = { id: '01936f6e-0000-7000-8000-0000000000aa', name: 'Sociaal Huis' }

function coordinatorSees(quarters: Signals['quarters']): void {
  signedInAs({ memberships: [{ organisation: TEAM, role: 'coordinator' }] })
  server.use(
    http.get('/api/v1/themes', () =>
      HttpResponse.json({
        items: [{ key: 'grief-and-loss', title: 'Rouw en verlies', ribbon: 'plum' }],
      }),
    ),
    http.get(`/api/v1/organisations/${TEAM.id}/signals`, () =>
      HttpResponse.json({ organisation: TEAM, quarters, nextOn: '2027-02-12' }),
    ),
  )
}

test('a coordinator sees a picture, and the same in a table', async () => {
  coordinatorSees([
    {
      firstDay: '2026-07-01',
      lastDay: '2026-09-30',
      themes: [{ theme: 'grief-and-loss', atLeast: 15 }],
    },
    { firstDay: '2026-04-01', lastDay: '2026-06-30', themes: [] },
  ])
  const { user } = await renderApp('/nl/team')

  expect(await screen.findByRole('heading', { name: 'Sociaal Huis' })).toBeInTheDocument()
  expect(await screen.findByRole('img', { name: /Per thema een lint/ })).toHaveTextContent('15+')
  await user.click(screen.getByText('Toon dit als tabel'))
  const row = screen.getByRole('row', { name: /juli tot september 2026/ })
  expect(within(row).getByText('minstens 15 mensen')).toBeInTheDocument()
  const before = screen.getByRole('row', { name: /april tot juni 2026/ })
  expect(within(before).getAllByText('niet getoond')).toHaveLength(5)
})

test('without anything to show there is no picture, and no number either', async () => {
  coordinatorSees([{ firstDay: '2026-07-01', lastDay: '2026-09-30', themes: [] }])
  await renderApp('/nl/team')

  expect(await screen.findByText('Er is nog niets te tonen')).toBeInTheDocument()
  expect(screen.getByText('Het volgende kwartaal verschijnt op 12 februari 2027.')).toBeVisible()
  expect(screen.queryByRole('img')).not.toBeInTheDocument()
})

test('for who coordinates nothing the screen is not there', async () => {
  signedInAs({ memberships: [{ organisation: TEAM, role: 'professional' }] })
  await renderApp('/nl/team')

  expect(await screen.findByRole('heading', { level: 1 })).not.toHaveTextContent('team')
  expect(screen.queryByRole('link', { name: 'Team' })).not.toBeInTheDocument()
})
