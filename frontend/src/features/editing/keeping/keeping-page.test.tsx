import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Schemas } from '@/lib/api'
import { ME, renderApp } from '@/test/render-app'
import { server } from '@/test/server'
import { ID, openOffice, reviewDateSample } from '../editing-stage'

const asked: URL[] = []
const TEXT = {
  translation: ID,
  language: 'nl',
  theme: 'grief-and-loss',
  title: 'Tussen wachten en weten',
} as const

function answer<Item>(path: string, items: (url: URL) => Item[]) {
  server.use(
    http.get(`/api/v1/${path}`, ({ request }) => {
      const url = new URL(request.url)
      asked.push(url)
      return HttpResponse.json({ items: items(url) })
    }),
  )
}

function open() {
  openOffice()
  asked.length = 0
}

const ITEM: Schemas['ReviewDateItem'] = {
  ...reviewDateSample({ reviewOn: '2026-10-01', due: 'overdue', version: 1 }),
  id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d55',
  article: 'ambiguous-loss',
  theme: 'grief-and-loss',
  title: TEXT.title,
  texts: [{ id: ID, language: 'nl' }],
  updatedAt: '2025-10-01T10:00:00Z',
}

test('an article whose day is over is confirmed and leaves the list', async () => {
  open()
  let waits = true
  const bodies: unknown[] = []
  answer('review-dates', () => (waits ? [ITEM] : []))
  server.use(
    http.post(`/api/v1/translations/${ID}/confirmations`, async ({ request }) => {
      bodies.push(await request.json())
      waits = false
      return HttpResponse.json(reviewDateSample({ reviewOn: '2027-10-01', due: 'later' }))
    }),
  )
  const { user } = await renderApp('/nl/editing/keeping')

  const row = await screen.findByRole('listitem')
  expect(row).toHaveTextContent('nakijken op 1 oktober 2026')
  expect(row).toHaveTextContent('niemand zorgt ervoor')
  await user.click(within(row).getByRole('button', { name: 'Tussen wachten en weten klopt nog' }))

  expect(await screen.findByRole('heading', { name: 'Hier wacht niets' })).toBeVisible()
  expect(bodies).toEqual([{ reviewOn: null, why: '' }])
})

test('what is mine or nobody’s is asked of the server', async () => {
  open()
  answer('review-dates', () => [])
  const { user } = await renderApp('/nl/editing/keeping')
  await user.click(await screen.findByRole('button', { name: /Wie zorgt ervoor/ }))
  await user.click(await screen.findByRole('option', { name: 'Ik' }))
  await expect.poll(() => asked.at(-1)?.searchParams.get('owner')).toBe(ME.id)
  await user.click(screen.getByRole('button', { name: /Wanneer/ }))
  await user.click(await screen.findByRole('option', { name: 'Binnen 30 dagen' }))
  await expect.poll(() => asked.at(-1)?.searchParams.get('due')).toBe('soon')
})

test('a dead link is shown with why, and where it stands', async () => {
  open()
  const link: Schemas['Link'] = {
    id: ITEM.id,
    address: 'https://www.example.org/rapport',
    state: 'dead',
    reason: 'gone',
    status: 404,
    movedTo: '',
    checkedAt: '2026-10-14T10:00:00Z',
    nextCheck: '2026-10-17T10:00:00Z',
    failingSince: '2026-10-11',
    mentions: [{ ...TEXT, place: 'text', position: 14, words: 'het rapport' }],
  }
  answer('links', () => [link])
  await renderApp('/nl/editing/keeping?part=links')

  expect(await screen.findByText('De pagina is er niet meer.')).toBeVisible()
  expect(screen.getByText(/^sinds|11 oktober 2026/)).toHaveTextContent('Werkt niet meer')
  expect(screen.getByText(/regel 14 van de tekst/)).toBeVisible()
  const text = screen.getByRole('link', { name: 'Tussen wachten en weten' })
  expect(text).toHaveAttribute('href', `/nl/editing/${ID}`)
  expect(asked.at(-1)?.searchParams.get('trouble')).toBe('true')
})

test('pictures without words are shown by text and line', async () => {
  open()
  const pictures = [{ line: 8, address: 'vlecht.png', fault: 'missing' as const }]
  answer('undescribed-images', () => [{ ...TEXT, id: ITEM.id, stage: 'writing', pictures }])
  await renderApp('/nl/editing/keeping?part=pictures')
  expect(await screen.findByText(/Regel 8:/)).toHaveTextContent('Er staat geen beschrijving bij.')
})

test('texts come with their level, and hard ones are said to be so', async () => {
  open()
  const measured = { id: ITEM.id, stage: 'published', words: 812, score: 38.4 }
  answer('reading-levels', () => [{ ...TEXT, ...measured, level: 'hard', hard: true }])
  await renderApp('/nl/editing/keeping?part=levels')
  const row = await screen.findByRole('listitem')
  expect(row).toHaveTextContent('Moeilijk (38) · 812 woorden')
  expect(row).toHaveTextContent('moeilijker dan we willen')
})

test('what is read most shows no small numbers', async () => {
  open()
  const other = { ...TEXT, translation: ITEM.id, title: 'Stilte', readings: null }
  answer('reading-figures', () => [{ ...TEXT, readings: 128 }, other])
  await renderApp('/nl/editing/keeping?part=read')
  const [first, second] = await screen.findAllByRole('listitem')
  expect(first).toHaveTextContent('128 keer gelezen')
  expect(second).toHaveTextContent('minder dan 5 keer gelezen')
})

test('an unknown part is the first one, and every part can be reached', async () => {
  open()
  answer('review-dates', () => [])
  answer('links', () => [])
  const { user, router } = await renderApp('/nl/editing/keeping?part=onzin')
  const tabs = await screen.findByRole('navigation', { name: 'Soorten onderhoud' })
  expect(within(tabs).getByRole('link', { name: 'Nakijken' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await user.click(within(tabs).getByRole('link', { name: 'Links' }))
  await expect.poll(() => router.state.location.search).toEqual({ part: 'links' })
  expect(await screen.findByRole('heading', { name: 'Geen links gevonden' })).toBeVisible()
})
