import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'
import type { Attachment } from './attachments'

const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10'
const LIST = `/api/v1/reflections/${ID}/attachments`
let kept: Attachment[]
let keys: (string | null)[]

function attachment(changes: Partial<Attachment> = {}): Attachment {
  return {
    id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d44',
    reflection: ID,
    name: 'Flap van de intake',
    kind: 'picture',
    size: 812_544,
    width: 2400,
    height: 1800,
    pages: null,
    envelope: null,
    sealed: false,
    createdAt: '2026-10-14T16:20:11Z',
    version: 1,
    ...changes,
  }
}

const REFLECTION = {
  id: ID,
  title: 'Een stil gesprek',
  occurredOn: '2026-10-14',
  theme: null,
  kind: null,
  template: 'free',
  questions: [],
  answers: { text: 'Ze zweeg lang.' },
  feelingsBefore: [],
  feelingsAfter: [],
  tags: [],
  prompt: null,
  createdAt: '2026-10-14T16:20:11Z',
  updatedAt: '2026-10-14T16:20:11Z',
  version: 1,
}

beforeEach(() => {
  kept = []
  keys = []
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
  signedInAs()
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get(`/api/v1/reflections/${ID}`, () =>
      HttpResponse.json(REFLECTION, { headers: { ETag: '"1"' } }),
    ),
    http.get(LIST, () => HttpResponse.json({ items: kept })),
    http.post(LIST, ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'))
      kept = [attachment()]
      return HttpResponse.json(kept[0], { status: 201 })
    }),
  )
})

async function open() {
  const app = await renderApp(`/nl/reflections/${ID}`)
  const part = await screen.findByRole('region', { name: 'Bijlagen' })
  return { ...app, part }
}

function photo(size = 4): File {
  return new File([new Uint8Array(size)], 'flap.jpg', { type: 'image/jpeg' })
}

test('a photo that is chosen is sent and stands in the list', async () => {
  const { user, part } = await open()
  await user.upload(await within(part).findByLabelText('Foto of pdf'), photo())
  expect(await within(part).findByText('Flap van de intake')).toBeInTheDocument()
  expect(within(part).getByText(/Foto · 813 kB/)).toBeInTheDocument()
  expect(keys).toHaveLength(1)
})

test('a photo that is pasted on the page is sent, and pasted words are left alone', async () => {
  const { part } = await open()
  await within(part).findByRole('button', { name: 'Bijlage toevoegen' })
  const files = [photo()]
  fireEvent.paste(document.body, { clipboardData: { files, types: ['text/plain', 'Files'] } })
  fireEvent.paste(document.body, { clipboardData: { files, types: ['Files'] } })
  expect(await within(part).findByText('Flap van de intake')).toBeInTheDocument()
  expect(keys).toHaveLength(1)
})

test('what did not arrive stays, and is sent once more as the same', async () => {
  let isReachable = false
  server.use(
    http.post(LIST, ({ request }) => {
      if (isReachable) return undefined
      keys.push(request.headers.get('Idempotency-Key'))
      return HttpResponse.error()
    }),
  )
  const { user, part } = await open()
  await user.upload(await within(part).findByLabelText('Foto of pdf'), photo())
  expect(await within(part).findByText(/Er is nu geen verbinding/)).toBeInTheDocument()
  expect(within(part).getByText('flap.jpg')).toBeInTheDocument()
  isReachable = true
  await user.click(within(part).getByRole('button', { name: 'Opnieuw proberen: flap.jpg' }))
  expect(await within(part).findByText('Flap van de intake')).toBeInTheDocument()
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

test('what the server refuses is told in its words, and can be let go', async () => {
  const title = 'Op deze pdf staat een wachtwoord'
  server.use(
    http.post(LIST, () =>
      HttpResponse.json(
        { type: 'urn:problem-type:klankbord:pdf-encrypted', title, detail: 'Bewaar een kopie.' },
        { status: 422 },
      ),
    ),
  )
  const { user, part } = await open()
  await user.upload(await within(part).findByLabelText('Foto of pdf'), photo())
  expect(await within(part).findByText(/Op deze pdf staat een wachtwoord/)).toHaveTextContent(
    'Bewaar een kopie.',
  )
  expect(within(part).queryByRole('button', { name: /Opnieuw/ })).not.toBeInTheDocument()
  await user.click(within(part).getByRole('button', { name: 'Laat maar: flap.jpg' }))
  expect(within(part).queryByText('flap.jpg')).not.toBeInTheDocument()
})

test('a file of more than 10 MB is refused before it is sent', async () => {
  const { user, part } = await open()
  await user.upload(await within(part).findByLabelText('Foto of pdf'), photo(10 * 1024 * 1024 + 1))
  expect(await within(part).findByText(/Dit bestand is te groot/)).toBeInTheDocument()
  expect(keys).toEqual([])
})

test('a removal can be taken back, and another name is kept', async () => {
  kept = [attachment()]
  const sent: unknown[] = []
  server.use(
    http.patch('/api/v1/attachments/:id', async ({ request }) => {
      sent.push([await request.json(), request.headers.get('If-Match')])
      kept = [attachment({ name: 'Bord', version: 2 })]
      return HttpResponse.json(kept[0])
    }),
  )
  const { user, part } = await open()
  await user.click(
    await within(part).findByRole('button', { name: 'Verwijder: Flap van de intake' }),
  )
  expect(within(part).getByText('Je bijlage is verwijderd')).toBeInTheDocument()
  await user.click(within(part).getByRole('button', { name: 'Zet terug' }))
  await user.click(within(part).getByRole('button', { name: 'Andere naam: Flap van de intake' }))
  const field = within(part).getByLabelText('Naam van de bijlage')
  await user.clear(field)
  await user.type(field, 'Bord{Enter}')
  expect(await within(part).findByText('Bord')).toBeInTheDocument()
  expect(sent).toEqual([[{ name: 'Bord' }, '"1"']])
})

test('without a connection it says so before anybody chooses a file', async () => {
  kept = [attachment()]
  const { part } = await open()
  await within(part).findByText('Flap van de intake')
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  fireEvent(window, new Event('offline'))
  expect(await within(part).findByText(/Een bijlage toevoegen kan dan niet/)).toBeInTheDocument()
  await waitFor(() =>
    expect(
      within(part).queryByRole('button', { name: 'Bijlage toevoegen' }),
    ).not.toBeInTheDocument(),
  )
})
