import { fireEvent, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { addDays, today } from '@/lib/format'
import { renderApp, signedInAs } from '@/test/render-app'
import { pointSample } from '@/test/samples'
import { server } from '@/test/server'
import type { ActionPoint, Changes } from './points'

const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d40'
let kept: ActionPoint[]
let asked: URL[]
let sent: { body: Record<string, unknown>; headers: Headers }[]

const point = (changes: Partial<ActionPoint> = {}) =>
  pointSample({ id: ID, what: 'De tolk bellen', ...changes })

beforeEach(() => {
  kept = []
  asked = []
  sent = []
  signedInAs()
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/articles', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/reflections', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/action-points', ({ request }) => {
      asked.push(new URL(request.url))
      return HttpResponse.json({ items: kept })
    }),
    http.post('/api/v1/action-points', async ({ request }) => {
      const body = (await request.json()) as Record<string, unknown>
      sent.push({ body, headers: request.headers })
      kept = [...kept, point({ ...body } as Partial<ActionPoint>)]
      return HttpResponse.json(kept.at(-1), { status: 201 })
    }),
    http.patch('/api/v1/action-points/:id', async ({ request }) => {
      const body = (await request.json()) as Changes
      sent.push({ body, headers: request.headers })
      const [old = point()] = kept
      kept = [{ ...old, ...body, outcomeAt: new Date().toISOString(), version: old.version + 1 }]
      return HttpResponse.json(kept[0])
    }),
  )
})

test('what is new is sent with its day and its reminder', async () => {
  const { user } = await renderApp('/nl/actions')
  await user.click(await screen.findByRole('button', { name: 'Nieuw actiepunt' }))
  await user.type(screen.getByLabelText('Wat wil je doen?'), 'De tolk bellen')
  expect(screen.queryByText('Geen herinnering')).not.toBeInTheDocument()
  fireEvent.change(screen.getByLabelText(/Tegen wanneer/), { target: { value: '2026-12-01' } })
  await user.click(screen.getByRole('button', { name: /Herinnering/ }))
  await user.click(await screen.findByRole('option', { name: 'De dag ervoor' }))
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))

  expect(await screen.findByRole('checkbox', { name: 'De tolk bellen' })).toBeInTheDocument()
  expect(sent[0]?.body).toMatchObject({
    what: 'De tolk bellen',
    dueOn: '2026-12-01',
    remind: 'day-before',
    reflection: null,
  })
})

test('what could not be sent stays where it was typed, and is sent once more as the same', async () => {
  let isReachable = false
  server.use(
    http.post('/api/v1/action-points', async ({ request }) => {
      const body = (await request.clone().json()) as Record<string, unknown>
      sent.push({ body, headers: request.headers })
      return isReachable ? undefined : HttpResponse.error()
    }),
  )
  const { user } = await renderApp('/nl/actions')
  await user.click(await screen.findByRole('button', { name: 'Nieuw actiepunt' }))
  await user.type(screen.getByLabelText('Wat wil je doen?'), 'De tolk bellen')
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))
  expect(await screen.findByText(/Er is nu geen verbinding/)).toBeInTheDocument()
  expect(screen.getByLabelText('Wat wil je doen?')).toHaveValue('De tolk bellen')

  isReachable = true
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))
  await waitFor(() => expect(screen.queryByLabelText('Wat wil je doen?')).not.toBeInTheDocument())
  const keys = new Set(sent.map(({ headers }) => headers.get('Idempotency-Key')))
  expect([keys.size, new Set(sent.map(({ body }) => body.id)).size]).toEqual([1, 1])
})

test('ticking off stays in sight and is taken back by the same box', async () => {
  kept = [point()]
  const { user } = await renderApp('/nl/actions')
  const box = await screen.findByRole('checkbox', { name: 'De tolk bellen' })
  expect(screen.getByText('morgen')).toBeInTheDocument()
  await user.click(box)
  expect(await screen.findByText('Gedaan, vandaag')).toBeInTheDocument()
  await waitFor(() =>
    expect(screen.getByText(/^Gedaan. Haal het vinkje weg/)).toHaveAttribute('role', 'status'),
  )
  await user.click(box)

  expect(await screen.findByText('morgen')).toBeInTheDocument()
  expect(sent.map(({ body }) => body)).toEqual([
    { state: 'done' },
    { state: 'open', dueOn: point().dueOn, remind: null },
  ])
  expect(sent.map(({ headers }) => headers.get('If-Match'))).toEqual(['"1"', '"2"'])
})

test('moving names a day and keeps the words', async () => {
  kept = [point({ outcome: 'Ze was ziek.' })]
  const { user } = await renderApp('/nl/actions')
  await user.click(await screen.findByRole('button', { name: 'Verzet: De tolk bellen' }))
  await user.click(screen.getByRole('button', { name: 'Over twee weken' }))
  await user.click(screen.getByRole('button', { name: 'Verzet' }))

  await waitFor(() => expect(sent).toHaveLength(1))
  const dueOn = addDays(today(), 14)
  expect(sent[0]?.body).toEqual({ state: 'moved', dueOn, outcome: 'Ze was ziek.' })
  expect(await screen.findByText(/^Verzet naar/, { selector: 'span' })).toBeInTheDocument()
})

test('outcomes are offered in a new reflection and go along as text, once', async () => {
  kept = [
    point({ state: 'done', outcome: 'Hij kwam vroeger.' }),
    point({ id: ID.replace('40', '41'), what: 'Mailen', state: 'dropped' }),
  ]
  const { user } = await renderApp('/nl/reflections/new')
  fireEvent.change(await screen.findByLabelText('Je reflectie'), { target: { value: 'Vandaag.' } })
  await user.click(await screen.findByRole('button', { name: 'Neem dit mee' }))

  expect(screen.getByLabelText('Je reflectie')).toHaveValue(
    'Sinds mijn vorige reflectie:\n' +
      '– De tolk bellen: gedaan. Hij kwam vroeger.\n' +
      '– Mailen: laten vallen.\n\n' +
      'Vandaag.',
  )
  expect(screen.queryByRole('button', { name: 'Neem dit mee' })).not.toBeInTheDocument()
  expect(asked[0]?.searchParams.get('outcomesFor')).toMatch(/^[0-9a-f-]{36}$/)
})

test('today asks for what is due within a week, and says when it cannot know', async () => {
  kept = [point({ dueOn: addDays(today(), -1) })]
  await renderApp('/nl/today')
  expect(await screen.findByText('gisteren')).toBeInTheDocument()
  const [first] = asked
  expect(first?.searchParams.get('state')).toBe('to-do')
  expect(first?.searchParams.get('dueTo')).toBe(addDays(today(), 7))
})

test('a day is told in words', async () => {
  const { formatters } = await import('@/lib/format')
  const { near } = formatters('nl')
  expect(near('2026-11-22', '2026-11-22')).toBe('vandaag')
  expect(near('2026-11-23', '2026-11-22')).toBe('morgen')
  expect(near('2026-11-27', '2026-11-22')).toBe('vrijdag 27 november')
  expect(near('2027-01-05', '2026-11-22')).toBe('dinsdag 5 januari 2027')
  expect(addDays('2026-02-27', 3)).toBe('2026-03-02')
})
