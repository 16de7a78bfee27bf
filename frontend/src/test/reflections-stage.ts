import { fireEvent, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect } from 'vitest'
import type { Reflection } from '@/lib/device'
import { renderApp, signedInAs } from './render-app'
import { templateSample } from './samples'
import { server } from './server'

export type Sent = {
  method: string
  key: string | null
  etag: string | null
  body: Partial<Reflection>
}

/** A server that keeps reflections, and can go out of reach. */
export const stage = {
  rows: new Map<string, Reflection>(),
  sent: [] as Sent[],
  isReachable: true,
}

const ARTICLE = {
  id: '01936f6e-0000-7000-8000-0000000000aa',
  slug: 'levend-verlies',
  title: 'Levend verlies',
  theme: { key: 'grief-and-loss', slug: 'rouw', title: 'Rouw en verlies', ribbon: 'plum' },
  prompts: [{ id: 'p1', key: 'eerste-vraag', text: 'Wat bleef er bij je hangen?' }],
}

/** The only reflection that the server has; undefined when there is none. */
export function theOnly(): Reflection | undefined {
  expect(stage.rows.size).toBeLessThan(2)
  return [...stage.rows.values()][0]
}

/** What the server answers with one reflection: with its version as a tag. */
export function answerOf(row: Reflection, status = 200) {
  return HttpResponse.json(row, { status, headers: { ETag: `"${row.version}"` } })
}

/** A reflection with this id, empty but for what `body` says. */
export function made(id: string, body: Partial<Reflection>): Reflection {
  return {
    id,
    title: '',
    occurredOn: '2026-11-20',
    theme: null,
    kind: null,
    template: 'free',
    questions: [],
    answers: { text: '' },
    feelingsBefore: [],
    feelingsAfter: [],
    tags: [],
    prompt: null,
    envelope: null,
    createdAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    version: 1,
    abilities: { change: true, delete: true },
    ...body,
  }
}

export function itemOf(row: Reflection) {
  return { ...row, sealed: row.envelope !== null, excerpt: Object.values(row.answers).join(' ') }
}

async function note(request: Request): Promise<Sent> {
  const text = await request.text()
  const write = {
    method: request.method,
    key: request.headers.get('Idempotency-Key'),
    etag: request.headers.get('If-Match'),
    body: text ? (JSON.parse(text) as Partial<Reflection>) : {},
  }
  stage.sent.push(write)
  return write
}

const lost = () => HttpResponse.error()

export const TEMPLATES = [
  templateSample('free', ['text'], {
    name: { nl: 'Vrij schrijven' },
    questions: [{ key: 'text', text: { nl: 'Je reflectie' }, hint: { nl: 'Begin maar.' } }],
  }),
  templateSample('gibbs', ['description', 'feelings']),
  templateSample('0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d50', ['description', 'q1'], {
    name: { nl: 'Na een huisbezoek' },
    organisation: { id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d51', name: 'Sociaal Huis' },
  }),
]

/** Begin anew: nothing at the server, somebody signed in. */
export function setStage(): void {
  stage.rows = new Map()
  stage.sent = []
  stage.isReachable = true
  signedInAs()
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/templates', () =>
      stage.isReachable ? HttpResponse.json({ items: TEMPLATES }) : lost(),
    ),
    http.get('/api/v1/articles/:slug', () => HttpResponse.json(ARTICLE)),
    http.get('/api/v1/reflections', () =>
      stage.isReachable
        ? HttpResponse.json({ items: [...stage.rows.values()].map(itemOf) })
        : lost(),
    ),
    http.post('/api/v1/reflections', async ({ request }) => {
      const { body } = await note(request)
      if (!stage.isReachable) return lost()
      const row = made(body.id ?? '', body)
      stage.rows.set(row.id, row)
      return answerOf(row, 201)
    }),
    http.get('/api/v1/reflections/:id', ({ params }) => {
      if (!stage.isReachable) return lost()
      const row = stage.rows.get(String(params.id))
      return row ? answerOf(row) : HttpResponse.json({}, { status: 404 })
    }),
    http.patch('/api/v1/reflections/:id', async ({ request, params }) => {
      const { body, etag } = await note(request)
      if (!stage.isReachable) return lost()
      const row = stage.rows.get(String(params.id))
      if (!row) return HttpResponse.json({}, { status: 404 })
      if (etag !== `"${row.version}"`) return HttpResponse.json({}, { status: 412 })
      const answers = { ...row.answers, ...body.answers }
      const changed = { ...row, ...body, answers, version: row.version + 1 }
      stage.rows.set(row.id, changed)
      return answerOf(changed)
    }),
    http.delete('/api/v1/reflections/:id', async ({ request, params }) => {
      await note(request)
      stage.rows.delete(String(params.id))
      return new HttpResponse(null, { status: 204 })
    }),
  )
}

/** Open the app at `path` and write `words` there. */
export async function write(words: string, path = '/nl/reflections/new') {
  const app = await renderApp(path)
  fireEvent.change(await screen.findByLabelText('Je reflectie'), { target: { value: words } })
  return app
}

/** Wait until one of the live regions says this. */
export const statusSays = (words: string) =>
  waitFor(() =>
    expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain(words),
  )

type User = Awaited<ReturnType<typeof renderApp>>['user']

/** Choose `option` in a list. */
export async function choose(user: User, field: RegExp, option: string) {
  await user.click(screen.getByRole('button', { name: field }))
  await user.click(await screen.findByRole('option', { name: option }))
}
