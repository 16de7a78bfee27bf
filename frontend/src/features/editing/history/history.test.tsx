import { act, screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Schemas } from '@/lib/api'
import { renderApp } from '@/test/render-app'
import { server } from '@/test/server'
import { ID, Office, openOffice, WIM } from '../editing-stage'

const WHEN = '2026-10-14T16:20:11Z'
const AT = `/api/v1/translations/${ID}`
const revision = (number: number) => ({
  id: `0199f3f2-6d0b-7c3e-9a54-00000000000${number}`,
  number,
  title: 'Tussen wachten en weten',
  author: WIM,
  createdAt: WHEN,
  published: number === 1,
})

async function openText() {
  const office = openOffice(new Office({ latestRevision: 2 }))
  server.use(
    http.get(`${AT}/revisions`, () => HttpResponse.json({ items: [revision(2), revision(1)] })),
  )
  const app = await renderApp(`/nl/editing/${ID}`)
  await screen.findByRole('heading', { name: 'Notities' })
  return { ...app, office }
}

test('what changed is marked, and said for who cannot see it', async () => {
  const { user } = await openText()
  const asked: string[] = []
  server.use(
    http.get(`${AT}/comparison`, ({ request }) => {
      asked.push(new URL(request.url).search)
      const same = (text: string) => [{ change: 'same', text }]
      const pieces = [
        { change: 'same', text: 'Een ' },
        { change: 'removed', text: 'lange' },
        { change: 'added', text: 'korte' },
      ]
      const lines = [
        { kind: 'heading', change: 'same', pieces: same('Begin') },
        { kind: 'paragraph', change: 'changed', pieces },
      ]
      return HttpResponse.json({ title: same('T'), summary: [], tags: [], sources: [], lines })
    }),
  )
  await user.click(screen.getByText('Versies vergelijken en terugzetten'))
  await user.click(await screen.findByRole('button', { name: 'Vergelijk' }))

  expect(await screen.findByRole('insertion')).toHaveTextContent('[erbij: korte ]')
  expect(screen.getByRole('deletion')).toHaveTextContent('[weg: lange ]')
  expect(asked).toEqual(['?from=2&to=manuscript'])
  expect(screen.queryByText('Begin')).not.toBeInTheDocument()
  await user.click(screen.getByRole('checkbox', { name: 'Toon ook wat gelijk bleef' }))
  expect(screen.getByText('Begin')).toBeVisible()
})

test('an earlier version is written on from', async () => {
  const { user, office } = await openText()
  server.use(
    http.post(`/api/v1/revisions/${revision(1).id}/restorations`, () => {
      office.overtake({ title: 'Zoals het was' })
      return office.answer(201)
    }),
  )
  await user.click(screen.getByText('Versies vergelijken en terugzetten'))
  await user.click(await screen.findByRole('button', { name: 'Zet versie 1 terug' }))
  await expect
    .poll(() => screen.getByRole<HTMLInputElement>('textbox', { name: 'Titel' }).value)
    .toBe('Zoals het was')
  expect(screen.getByText('Je schrijft nu verder vanaf versie 1.', { exact: false })).toBeVisible()
})

test('what was selected in the text is what a new note is about', async () => {
  const { user } = await openText()
  await user.click(screen.getByRole('radio', { name: 'Markdown' }))
  const body = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Tekst van het artikel' })
  act(() => {
    body.focus()
    body.setSelectionRange(0, 12)
    document.dispatchEvent(new Event('selectionchange'))
  })
  await user.click(screen.getByRole('textbox', { name: 'Nieuwe notitie' }))

  const passage = screen.getByRole('textbox', { name: /Over deze passage/ })
  expect(passage).toHaveValue(body.value.slice(0, 12).trim())
  await user.clear(passage)
  await user.click(screen.getByRole('textbox', { name: 'Nieuwe notitie' }))
  expect(passage).toHaveValue('')
})

test('a note about a passage is written and resolved', async () => {
  const { user } = await openText()
  const notes: Schemas['Note'][] = []
  const changes: unknown[] = []
  server.use(
    http.get(`${AT}/notes`, () => HttpResponse.json({ items: notes })),
    http.post(`${AT}/notes`, async ({ request }) => {
      const { text, quote } = (await request.json()) as { text: string; quote: string }
      notes.push({
        id: revision(9).id,
        revision: null,
        quote,
        text,
        writtenBy: WIM,
        writtenAt: WHEN,
        resolvedBy: null,
        resolvedAt: null,
        version: 1,
        abilities: { change: true },
      })
      return HttpResponse.json(notes[0], { status: 201 })
    }),
    http.patch('/api/v1/notes/:id', async ({ request }) => {
      changes.push([request.headers.get('If-Match'), await request.json()])
      notes[0] = { ...(notes[0] as Schemas['Note']), resolvedBy: WIM, resolvedAt: WHEN, version: 2 }
      return HttpResponse.json(notes[0])
    }),
  )
  await user.type(screen.getByRole('textbox', { name: 'Nieuwe notitie' }), 'Welke?')
  await user.type(screen.getByRole('textbox', { name: /Over deze passage/ }), 'rouwt al')
  await user.click(screen.getByRole('button', { name: 'Bewaar notitie' }))

  const part = screen.getByRole('region', { name: 'Notities' })
  await user.click(await within(part).findByRole('button', { name: 'Handel af' }))
  expect(await within(part).findByText('Afgehandeld (1)')).toBeVisible()
  expect(changes).toEqual([['"1"', { resolved: true }]])
})

test('the trail says who did what, and why', async () => {
  const { user } = await openText()
  const entry = { id: revision(8).id, step: 'rejected', revision: 1, by: WIM, at: WHEN }
  server.use(
    http.get(`${AT}/trail`, () => HttpResponse.json({ items: [{ ...entry, why: 'Te lang.' }] })),
  )
  await user.click(screen.getByText('Wat er met deze tekst gebeurde'))
  const reason = await screen.findByText('Te lang.')
  expect(reason.closest('li')).toHaveTextContent('Teruggestuurd (versie 1)Wim')
})
