import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'
import type { Trashed } from './trash'

let lying: Trashed[]
let asked: string[]

function trashed(number: number, title: string): Trashed {
  return {
    id: `01936f6e-0000-7000-8000-00000000000${number}`,
    title,
    occurredOn: '2026-10-14',
    theme: null,
    kind: null,
    template: 'free',
    tags: [],
    sealed: false,
    excerpt: 'Ze zweeg lang.',
    feelingsBefore: [],
    feelingsAfter: [],
    createdAt: '2026-10-14T16:20:11Z',
    updatedAt: '2026-10-14T16:20:11Z',
    trashedAt: '2026-11-02T12:00:00Z',
    erasedAt: '2026-12-02T12:00:00Z',
  }
}

function takes(path: string, leave: (id: string) => Trashed[]) {
  return http.post(path, ({ params, request }) => {
    asked.push(new URL(request.url).pathname)
    lying = leave(String(params.id))
    return new HttpResponse(null, { status: 204 })
  })
}

beforeEach(() => {
  asked = []
  lying = [trashed(1, 'Stilte'), trashed(2, 'Geduld')]
  signedInAs()
  const without = (id: string) => lying.filter((one) => one.id !== id)
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/trash', () => HttpResponse.json({ items: lying })),
    takes('/api/v1/trash/:id/restorations', without),
    takes('/api/v1/trash/:id/erasures', without),
    takes('/api/v1/trash/erasures', () => []),
  )
})

test('what lies in the trash says until when', async () => {
  await renderApp('/nl/reflections/trash')

  expect(await screen.findByRole('heading', { name: 'Stilte' })).toBeInTheDocument()
  expect(screen.getAllByText('Blijft hier tot 2 december 2026')).toHaveLength(2)
})

test('one is put back at once', async () => {
  const { user } = await renderApp('/nl/reflections/trash')
  await user.click(await screen.findByRole('button', { name: 'Zet terug Stilte' }))

  await waitFor(() => expect(screen.queryByText('Stilte')).not.toBeInTheDocument())
  expect(screen.getByRole('heading', { name: 'Geduld' })).toBeInTheDocument()
  expect(asked).toEqual([`/api/v1/trash/${trashed(1, '').id}/restorations`])
})

test('nothing is erased before somebody says so twice', async () => {
  const { user } = await renderApp('/nl/reflections/trash')
  const erase = await screen.findByRole('button', { name: 'Wis nu Stilte' })
  await user.click(erase)
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Toch niet' }),
  )
  expect(asked).toEqual([])

  await user.click(erase)
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Wis voorgoed' }),
  )
  await waitFor(() => expect(asked).toEqual([`/api/v1/trash/${trashed(1, '').id}/erasures`]))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
})

test('the whole trash is emptied', async () => {
  const { user } = await renderApp('/nl/reflections/trash')
  await user.click(await screen.findByRole('button', { name: 'Maak de prullenbak leeg' }))
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Wis voorgoed' }),
  )

  expect(await screen.findByRole('heading', { name: 'Je prullenbak is leeg' })).toBeInTheDocument()
  expect(asked).toEqual(['/api/v1/trash/erasures'])
})

test('without a connection it says where the trash is', async () => {
  server.use(http.get('/api/v1/trash', () => HttpResponse.error()))

  await renderApp('/nl/reflections/trash')

  expect(
    await screen.findByText('Je bent zonder verbinding. Je prullenbak staat alleen op de server.'),
  ).toBeInTheDocument()
})
