import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { Reflection } from '@/lib/device'
import { wipeDevice } from '@/lib/device'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'

type Sent = { method: string; key: string | null; etag: string | null; body: Partial<Reflection> }

let rows: Map<string, Reflection>
let sent: Sent[]
let isReachable: boolean

const ARTICLE = {
  id: '01936f6e-0000-7000-8000-0000000000aa',
  slug: 'levend-verlies',
  title: 'Levend verlies',
  theme: { key: 'grief-and-loss', slug: 'rouw', title: 'Rouw en verlies', ribbon: 'plum' },
  prompts: [{ id: 'p1', key: 'eerste-vraag', text: 'Wat bleef er bij je hangen?' }],
}

function answerOf(row: Reflection, status = 200) {
  return HttpResponse.json(row, { status, headers: { ETag: `"${row.version}"` } })
}

function made(id: string, body: Partial<Reflection>): Reflection {
  return {
    id,
    title: '',
    occurredOn: '2026-11-20',
    theme: null,
    template: 'free',
    answers: { text: '' },
    feelingsBefore: [],
    feelingsAfter: [],
    prompt: null,
    createdAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    version: 1,
    abilities: { change: true, delete: true },
    ...body,
  }
}

function itemOf(row: Reflection) {
  return { ...row, excerpt: Object.values(row.answers).join(' ') }
}

async function note(request: Request): Promise<Sent> {
  const text = await request.text()
  const write = {
    method: request.method,
    key: request.headers.get('Idempotency-Key'),
    etag: request.headers.get('If-Match'),
    body: text ? (JSON.parse(text) as Partial<Reflection>) : {},
  }
  sent.push(write)
  return write
}

const lost = () => HttpResponse.error()

beforeEach(async () => {
  await wipeDevice()
  rows = new Map()
  sent = []
  isReachable = true
  signedInAs()
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/articles/:slug', () => HttpResponse.json(ARTICLE)),
    http.get('/api/v1/reflections', () =>
      isReachable ? HttpResponse.json({ items: [...rows.values()].map(itemOf) }) : lost(),
    ),
    http.post('/api/v1/reflections', async ({ request }) => {
      const { body } = await note(request)
      if (!isReachable) return lost()
      const row = made(body.id ?? '', body)
      rows.set(row.id, row)
      return answerOf(row, 201)
    }),
    http.get('/api/v1/reflections/:id', ({ params }) => {
      if (!isReachable) return lost()
      const row = rows.get(String(params.id))
      return row ? answerOf(row) : HttpResponse.json({}, { status: 404 })
    }),
    http.delete('/api/v1/reflections/:id', async ({ request, params }) => {
      await note(request)
      rows.delete(String(params.id))
      return new HttpResponse(null, { status: 204 })
    }),
  )
})

async function write(words: string, path = '/nl/reflections/new') {
  const app = await renderApp(path)
  fireEvent.change(await screen.findByLabelText('Je reflectie'), { target: { value: words } })
  return app
}

const statusSays = (words: string) =>
  waitFor(() =>
    expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain(words),
  )

test('a prompt stands above the field and goes along with the words', async () => {
  await write('Haar stilte.', '/nl/reflections/new?article=levend-verlies&prompt=eerste-vraag')

  expect(screen.getByText('Wat bleef er bij je hangen?')).toBeInTheDocument()
  await statusSays('Bewaard')
  expect(sent).toHaveLength(1)
  expect(sent[0]?.key).toBeTruthy()
  expect(sent[0]?.body).toMatchObject({
    theme: 'grief-and-loss',
    answers: { text: 'Haar stilte.' },
    prompt: { article: 'levend-verlies', key: 'eerste-vraag', text: 'Wat bleef er bij je hangen?' },
  })
})

test('the field is ready to type in', async () => {
  await renderApp('/nl/reflections/new')

  expect(await screen.findByLabelText('Je reflectie')).toHaveFocus()
})

test('opening and leaving an empty page keeps and sends nothing', async () => {
  const { user } = await renderApp('/nl/reflections/new')
  await screen.findByLabelText('Je reflectie')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))

  expect(await screen.findByText('Hier komt wat je schrijft na een gesprek')).toBeInTheDocument()
  expect(sent).toEqual([])
})

test('without a connection the words stay here, show in the timeline, and go out later', async () => {
  isReachable = false
  const { user } = await write('Geschreven in de trein.')
  await statusSays('Bewaard op dit toestel')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await user.click(await screen.findByRole('link', { name: 'Naar je reflecties' }))

  expect(await screen.findByText('nog niet verstuurd')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Geschreven in de trein.' })).toBeInTheDocument()

  isReachable = true
  window.dispatchEvent(new Event('online'))

  await waitFor(() => expect(screen.queryByText('nog niet verstuurd')).not.toBeInTheDocument())
  expect(screen.getByRole('link', { name: 'Geschreven in de trein.' })).toBeInTheDocument()
  expect(rows.size).toBe(1)
  expect(new Set(sent.map(({ key, body }) => `${key} ${body.id}`)).size).toBe(1)
})

test('an expired session keeps the words and asks to sign in on the same screen', async () => {
  server.use(
    http.post('/api/v1/reflections', () => HttpResponse.json({ status: 401 }, { status: 401 })),
  )
  await write('Blijft staan.')

  expect(await screen.findByRole('button', { name: 'Meld je opnieuw aan' })).toBeInTheDocument()
  expect(screen.getByLabelText('Je reflectie')).toHaveValue('Blijft staan.')
  await statusSays('Bewaard op dit toestel')
})

test('switching to the questions of Gibbs and back keeps every word', async () => {
  const { user } = await write('Eerst vrij.')
  await user.click(screen.getByLabelText('Zes vragen van Gibbs'))
  expect(screen.getByLabelText('Wat gebeurde er?')).toHaveValue('Eerst vrij.')
  await user.click(screen.getByRole('button', { name: 'Toon alle vragen' }))
  fireEvent.change(screen.getByLabelText('Wat dacht en voelde je?'), { target: { value: 'Moe.' } })
  await user.click(screen.getByLabelText('Vrij schrijven'))

  const field = screen.getByLabelText<HTMLTextAreaElement>('Je reflectie')
  expect(field.value).toContain('Eerst vrij.')
  expect(field.value).toContain('Wat dacht en voelde je?\nMoe.')
})

test('a deleted reflection is gone at once and can be put back', async () => {
  const id = '01936f6e-0000-7000-8000-0000000000bb'
  rows.set(id, made(id, { title: 'Gesprek', answers: { text: 'Woorden.' } }))
  const { user } = await renderApp(`/nl/reflections/${id}`)
  await user.click(await screen.findByRole('button', { name: 'Verwijderen' }))

  const back = await screen.findByRole('button', { name: 'Zet terug' })
  expect(screen.queryByRole('link', { name: 'Gesprek' })).not.toBeInTheDocument()
  await user.click(back)

  expect(await screen.findByRole('link', { name: 'Gesprek' })).toBeInTheDocument()
  expect(sent).toEqual([])
})

test('leaving the timeline makes a deletion final', async () => {
  const id = '01936f6e-0000-7000-8000-0000000000cc'
  rows.set(id, made(id, { title: 'Gesprek', answers: { text: 'Woorden.' } }))
  const { user, router } = await renderApp(`/nl/reflections/${id}`)
  await user.click(await screen.findByRole('button', { name: 'Verwijderen' }))
  await screen.findByRole('button', { name: 'Zet terug' })
  await router.navigate({ to: '/$lang/reflections/new', params: { lang: 'nl' } })

  await waitFor(() => expect(rows.size).toBe(0))
  expect(sent).toEqual([{ method: 'DELETE', key: null, etag: '"1"', body: {} }])
})

test('what was found is lit up, and HTML in it stays text', async () => {
  const id = '01936f6e-0000-7000-8000-0000000000dd'
  const row = made(id, { title: 'Gesprek', answers: { text: 'Woorden.' } })
  rows.set(id, row)
  server.use(
    http.post('/api/v1/reflection-searches', () =>
      HttpResponse.json({
        items: [
          { reflection: itemOf(row), fragments: ['&lt;b&gt; en <mark>stilte</mark> &amp; meer'] },
        ],
      }),
    ),
  )
  await renderApp('/nl/reflections')
  fireEvent.change(await screen.findByRole('searchbox'), { target: { value: 'stilte' } })

  const found = await screen.findByText('stilte', { selector: 'mark' })
  const item = found.closest('li')
  expect(item).not.toBeNull()
  expect(within(item as HTMLElement).getByText(/<b> en/)).toBeInTheDocument()
})
