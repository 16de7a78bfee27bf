import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Schemas } from '@/lib/api'
import { renderApp } from '@/test/render-app'
import { server } from '@/test/server'
import { ID, Office, openOffice, problem } from '../editing-stage'
import '../editor-stage'

const CHAIR: Schemas['Image'] = {
  id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d77',
  description: 'Een lege stoel',
  width: 800,
  height: 600,
  small: '/media/chair/360.webp',
  large: '/media/chair/800.webp',
  uploadedBy: null,
  uploadedAt: '2026-10-14T16:20:11Z',
  form: 'JPEG',
  size: 1000,
  usedIn: [],
  abilities: { delete: true },
}
const FILE = new File(['x'], 'stoel.jpg', { type: 'image/jpeg' })

type Answers = { upload?: () => Response; earlier?: Schemas['ImageSummary'][] }

/** An editor at a text, and a server that has pictures; tells what it was asked. */
async function atText({ upload, earlier = [] }: Answers = {}) {
  const office = openOffice(new Office())
  const asked = { searches: [] as string[], described: [] as unknown[], keys: [] as string[] }
  server.use(
    http.get('/api/v1/images', ({ request }) => {
      const words = new URL(request.url).searchParams.get('q') ?? ''
      asked.searches.push(words)
      const items = earlier.filter(({ description }) => description.includes(words))
      return HttpResponse.json({ items })
    }),
    http.post('/api/v1/images', ({ request }) => {
      asked.keys.push(request.headers.get('Idempotency-Key') ?? '')
      return upload?.() ?? HttpResponse.json({ ...CHAIR, description: '' }, { status: 201 })
    }),
    http.get('/api/v1/images/:id', () =>
      HttpResponse.json({ ...CHAIR, description: '' }, { headers: { ETag: '"1"' } }),
    ),
    http.patch('/api/v1/images/:id', async ({ request }) => {
      asked.described.push(await request.json())
      return HttpResponse.json(CHAIR)
    }),
  )
  const user = userEvent.setup()
  renderApp(`/nl/editing/${ID}`)
  await screen.findByRole('textbox', { name: 'Tekst van het artikel' })
  await user.click(screen.getByRole('button', { name: 'Afbeelding' }))
  const dialog = await screen.findByRole('dialog', { name: 'Afbeelding' })
  return { user, dialog: within(dialog), office, asked }
}

test('a picture is uploaded, described and put in the text', async () => {
  const { user, dialog, office, asked } = await atText()
  await user.upload(dialog.getByLabelText('Bestand met een afbeelding'), FILE)
  const alt = await screen.findByRole('textbox', { name: 'Wat is er te zien?' })
  await user.click(screen.getByRole('button', { name: 'Zet in de tekst' }))
  expect(alt).toBeInvalid()
  await user.type(alt, 'Een lege  stoel')
  await user.click(screen.getByRole('button', { name: 'Zet in de tekst' }))

  await waitFor(() =>
    expect(office.manuscript.body).toContain(`![Een lege stoel](image:${CHAIR.id})`),
  )
  await waitFor(() => expect(asked.described).toEqual([{ description: 'Een lege stoel' }]))
  expect(asked.keys).toHaveLength(1)
})

test('an earlier picture is found by its words and chosen with the keyboard', async () => {
  const other = { ...CHAIR, id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d78', description: 'Een brug' }
  const { user, dialog, asked } = await atText({ earlier: [CHAIR, other] })
  const list = await dialog.findByRole('grid', { name: 'Eerdere afbeeldingen' })
  expect(within(list).getAllByRole('row')).toHaveLength(2)
  await user.type(dialog.getByRole('searchbox'), 'brug')
  await waitFor(() => expect(within(list).getAllByRole('row')).toHaveLength(1))
  expect(asked.searches).toContain('brug')
  await user.tab()
  await user.keyboard('{Enter}')

  expect(await screen.findByRole('textbox', { name: 'Wat is er te zien?' })).toHaveValue('Een brug')
})

test('a refusal is told in the words of the server, and another file may be chosen', async () => {
  const refuse = () => problem(415, 'image-is-drawing')
  const { user, dialog } = await atText({ upload: refuse })
  await user.upload(dialog.getByLabelText('Bestand met een afbeelding'), FILE)

  expect(await dialog.findByRole('alert')).toHaveTextContent('image-is-drawingNee.')
  expect(dialog.getByRole('button', { name: 'Kies een bestand' })).toBeEnabled()
})

test('a file that is too large is not even sent', async () => {
  const { user, dialog, asked } = await atText()
  const large = new File([], 'groot.jpg', { type: 'image/jpeg' })
  Object.defineProperty(large, 'size', { value: 15 * 1024 * 1024 + 1 })
  await user.upload(dialog.getByLabelText('Bestand met een afbeelding'), large)

  expect(await dialog.findByText('Dit bestand is te groot')).toBeVisible()
  expect(asked.keys).toEqual([])
})

test('who chooses nothing goes on where they were', async () => {
  const { user, dialog, office } = await atText()
  await user.click(dialog.getByRole('button', { name: 'Annuleer' }))

  expect(screen.queryByRole('dialog')).toBeNull()
  expect(office.saves).toEqual([])
})
