import { fireEvent, screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Schemas } from '@/lib/api'
import { keyRing, makeSealing, newCode, openEntry, type Sealing, unlock } from '@/lib/sealed'
import { answerOf, made } from '@/test/reflections-stage'
import { ME, renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'

// What it costs is for phones; here only what opens counts.
vi.mock('@/lib/sealed/stretching', async () => {
  const { stretch } = await import('@/lib/sealed/argon2')
  return {
    StretchFailed: class extends Error {},
    COST: { memory: 19 * 1024, passes: 1, lanes: 1 },
    stretchBeside: async (asked: Parameters<typeof stretch>[0]) => stretch(asked),
  }
})

type Reflection = Schemas['Reflection']
const PASSPHRASE = 'lantaarn kiezel hooi wolk'
const WORDS = 'Een kanarievogel die niet zong.'
const MOMENT = '2026-11-20T10:00:00Z'

let rows: Map<string, Reflection>
let sent: string[]
let sealing: Sealing

function rowOf(id: string, body: Partial<Reflection>, version: number): Reflection {
  return { ...made(id, body), updatedAt: `2026-11-20T10:00:0${version % 10}Z`, version }
}

const listed = (sealed: boolean) =>
  [...rows.values()]
    .filter((row) => !sealed || row.envelope)
    .map((row) => ({ ...row, excerpt: row.answers.text ?? '', sealed: row.envelope !== null }))

beforeEach(async () => {
  localStorage.removeItem('klankbord.sealed-tries')
  rows = new Map()
  sent = []
  const made = await makeSealing(ME.id, PASSPHRASE, newCode())
  sealing = { ...made.sealing, passkeys: [] }
  const about = { createdAt: MOMENT, updatedAt: MOMENT, version: 1 }
  signedInAs()
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/sealing-keys', () =>
      HttpResponse.json({ items: [{ id: sealing.id, ...about }] }),
    ),
    http.get('/api/v1/sealing-keys/:id', () =>
      HttpResponse.json({ ...sealing, ...about }, { headers: { ETag: '"1"' } }),
    ),
    http.get('/api/v1/reflections', () => HttpResponse.json({ items: listed(false) })),
    http.get('/api/v1/sealed-reflections', () => HttpResponse.json({ items: listed(true) })),
    http.post('/api/v1/reflection-searches', () => HttpResponse.json({ items: [] })),
    http.post('/api/v1/reflections', async ({ request }) => {
      const text = await request.text()
      sent.push(text)
      const body = JSON.parse(text) as Partial<Reflection>
      rows.set(body.id ?? '', rowOf(body.id ?? '', body, 1))
      return answerOf(rowOf(body.id ?? '', body, 1), 201)
    }),
    http.patch('/api/v1/reflections/:id', async ({ request, params }) => {
      const text = await request.text()
      sent.push(text)
      const before = rows.get(String(params.id))
      const merged = { ...before, ...(JSON.parse(text) as Partial<Reflection>) }
      const row = rowOf(String(params.id), merged, (before?.version ?? 0) + 1)
      rows.set(row.id, row)
      return answerOf(row)
    }),
    http.get('/api/v1/reflections/:id', ({ params }) => {
      const row = rows.get(String(params.id))
      return row ? answerOf(row) : HttpResponse.json({}, { status: 404 })
    }),
  )
})

afterEach(() => keyRing.forget())

const open = async () =>
  keyRing.add(await unlock(sealing, ME.id, { by: 'passphrase', passphrase: PASSPHRASE }))
const write = async (words: string) =>
  fireEvent.change(await screen.findByLabelText('Je reflectie'), { target: { value: words } })
const theOnly = () => [...rows.values()][0]
const key = () => keyRing.key(sealing.id)

async function wordsInside(): Promise<string> {
  const row = theOnly()
  const opened = key()
  if (!row?.envelope || !opened) return ''
  const inside = await openEntry<Reflection>(opened, row.id, row.envelope)
  return inside.answers.text ?? ''
}

test('what is sealed travels as an envelope alone, and is written on in it', async () => {
  await open()
  const { user } = await renderApp('/nl/reflections/new')
  await user.click(await screen.findByRole('checkbox', { name: 'Verzegelen' }))
  await write(WORDS)
  await waitFor(async () => expect(await wordsInside()).toBe(WORDS))
  await write(`${WORDS} Nog niet.`)
  await waitFor(async () => expect(await wordsInside()).toBe(`${WORDS} Nog niet.`))

  expect(sent.length).toBeGreaterThan(1)
  expect(sent.join()).not.toContain('kanarievogel')
  expect(Object.keys(JSON.parse(sent[0] ?? '{}')).sort()).toEqual(
    ['envelope', 'id', 'kind', 'occurredOn', 'theme'].sort(),
  )
})

test('locking keeps the last words and shuts the screen; unlocking shows them again', async () => {
  await open()
  const { user } = await renderApp('/nl/reflections/new')
  await user.click(await screen.findByRole('checkbox', { name: 'Verzegelen' }))
  await write(WORDS)
  await waitFor(async () => expect(await wordsInside()).toBe(WORDS))
  await write(`${WORDS} Net getypt.`)
  await keyRing.lock()

  expect(await screen.findByRole('heading', { name: 'Verzegeld' })).toBeInTheDocument()
  expect(screen.queryByDisplayValue(/kanarievogel/)).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Ontgrendelen' }))
  await user.type(await screen.findByLabelText(/^Je wachtzin/), PASSPHRASE)
  await user.click(screen.getByRole('button', { name: 'Ontgrendelen' }))
  expect(await screen.findByLabelText('Je reflectie')).toHaveValue(`${WORDS} Net getypt.`)
  expect(sent.join()).not.toContain('kanarievogel')
})

test('a wrong passphrase says so, and after a few there is a pause', async () => {
  await open()
  const { user } = await renderApp('/nl/reflections/new')
  await user.click(await screen.findByRole('checkbox', { name: 'Verzegelen' }))
  await write(WORDS)
  await waitFor(async () => expect(await wordsInside()).toBe(WORDS))
  await keyRing.lock()
  await user.click(await screen.findByRole('button', { name: 'Ontgrendelen' }))
  await user.type(await screen.findByLabelText(/^Je wachtzin/), 'iets anders dan dit')
  const press = async () => {
    const button = screen.getByRole('button', { name: 'Ontgrendelen' })
    // A try that is still being made ignores another press.
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'))
    await user.click(button)
  }
  await press()
  expect(await screen.findByText(/Deze wachtzin past niet/)).toBeInTheDocument()
  await press()
  await press()
  expect(await screen.findByText(/^Wacht nog [12] second/)).toBeInTheDocument()
})

test('an open one has its words in the list and is found there; a shut one is not', async () => {
  await open()
  const { user, router } = await renderApp('/nl/reflections/new')
  await user.click(await screen.findByRole('checkbox', { name: 'Verzegelen' }))
  await write(WORDS)
  await waitFor(async () => expect(await wordsInside()).toBe(WORDS))
  await router.navigate({ to: '/$lang/reflections', params: { lang: 'nl' } })

  expect(await screen.findByRole('link', { name: WORDS })).toBeInTheDocument()
  await user.type(screen.getByRole('searchbox'), 'zong')
  expect(await screen.findByRole('heading', { name: '1 reflectie gevonden' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Vergrendelen' }))
  expect(await screen.findByRole('heading', { name: '0 reflecties gevonden' })).toBeInTheDocument()
  await user.clear(screen.getByRole('searchbox'))
  expect(await screen.findByRole('link', { name: 'Verzegeld' })).toBeInTheDocument()
})

test('an envelope that was changed at the server says so instead of showing anything', async () => {
  await open()
  const { user, router } = await renderApp('/nl/reflections/new')
  await user.click(await screen.findByRole('checkbox', { name: 'Verzegelen' }))
  await write(WORDS)
  await waitFor(async () => expect(await wordsInside()).toBe(WORDS))
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await screen.findByRole('button', { name: 'Verwijderen' })
  const row = theOnly()
  if (!row?.envelope) throw new Error('Nothing was sealed.')
  const at = row.envelope.length - 8
  const other = row.envelope[at] === 'A' ? 'B' : 'A'
  const envelope = row.envelope.slice(0, at) + other + row.envelope.slice(at + 1)
  rows.set(row.id, { ...row, envelope, version: 9 })
  await router.navigate({ to: '/$lang/reflections', params: { lang: 'nl' } })
  await router.navigate({ to: '/$lang/reflections/$id', params: { lang: 'nl', id: row.id } })

  expect(await screen.findByText(/gaat niet open/)).toBeInTheDocument()
  expect(screen.queryByText(WORDS)).not.toBeInTheDocument()
})
