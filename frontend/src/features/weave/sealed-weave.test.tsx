import { screen, waitFor } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Schemas } from '@/lib/api'
import { keyRing } from '@/lib/sealed'
import { renderApp, signedInAs } from '@/test/render-app'
import { published } from '@/test/samples'
import { insideOf, sealedBefore, unlockSealed } from '@/test/sealing'
import { server } from '@/test/server'

type Woven = Schemas['ReflectionWeave']
const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10'
const ADDRESS = `/nl/reflections/${ID}/weave`
const AT = '2026-10-14T16:20:11Z'
const STRANDS: Schemas['Strand'][] = ['Leeftijd', 'Geld'].map((name) => ({
  key: name.toLowerCase(),
  name,
  questions: [`Wat doet ${name}?`, `Hoe is ${name}?`],
  mirror: `En ik, met ${name}?`,
}))
const blank = { standing: 'not-asked', important: false, word: '', question: '' } as const
const BLANK = { leeftijd: blank, geld: blank }
const TOLD = { standing: 'known', important: false, word: 'kanarie', question: '' } as const
const INSIDE = { format: 1, strands: { leeftijd: TOLD } }
let kept: Woven
let sent: Record<string, unknown>[]

const woven = (changes: Partial<Woven>): Woven => ({
  strands: BLANK,
  envelope: null,
  sealed: true,
  updatedAt: AT,
  version: 3,
  abilities: { delete: true },
  ...changes,
})

beforeEach(() => {
  sent = []
  signedInAs()
  published()
  const own = {
    strands: {},
    updatedAt: null,
    version: 0,
    abilities: { keep: false, delete: false },
  }
  server.use(
    http.get('/api/v1/strands', () => HttpResponse.json({ items: STRANDS })),
    http.get('/api/v1/me/weave', () => HttpResponse.json(own)),
    http.get('/api/v1/reflections/:id/weave', () => HttpResponse.json(kept)),
    http.patch('/api/v1/reflections/:id/weave', async ({ request }) => {
      const body = (await request.json()) as Partial<Woven>
      sent.push(body)
      const strands = { ...BLANK, ...(body.envelope ? {} : body.strands) }
      kept = { ...kept, ...body, strands, version: kept.version + 1 }
      return HttpResponse.json(kept)
    }),
  )
})

afterEach(() => keyRing.forget())

test('a shut weave says where it is unlocked, and shows nothing', async () => {
  kept = woven({ envelope: await sealedBefore('weave', ID, INSIDE) })
  await renderApp(ADDRESS)
  expect(await screen.findByText('Dit vlechtwerk is verzegeld')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Ontgrendel bij de reflectie' })).toBeInTheDocument()
  await unlockSealed()
  expect((await screen.findAllByText(/kanarie/)).length).toBeGreaterThan(0)
})

test('a strand that is changed travels with the others, as an envelope alone', async () => {
  kept = woven({ envelope: await sealedBefore('weave', ID, INSIDE) })
  await unlockSealed()
  const { user } = await renderApp(ADDRESS)
  const [strand] = await screen.findAllByRole('button', { name: /^Geld/ })
  if (!strand) throw new Error('There is no strand.')
  await user.click(strand)
  await user.type(await screen.findByLabelText(/^Een woord erbij/), 'vogelzaad')
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))
  await waitFor(() => expect(sent.map((body) => Object.keys(body))).toEqual([['envelope']]))
  expect(await insideOf('weave', ID, sent[0]?.envelope)).toEqual({
    format: 1,
    strands: { leeftijd: TOLD, geld: { ...blank, word: 'vogelzaad' } },
  })
  expect((await screen.findAllByText(/vogelzaad/)).length).toBeGreaterThan(0)
})

test('what can still be read of a sealed reflection is sealed, once, with all of its strands', async () => {
  kept = woven({ strands: { ...BLANK, leeftijd: TOLD } })
  await unlockSealed()
  await renderApp(ADDRESS)
  await waitFor(() => expect(kept.envelope).not.toBeNull())
  expect(await insideOf('weave', ID, kept.envelope)).toEqual(INSIDE)
  expect((await screen.findAllByText(/kanarie/)).length).toBeGreaterThan(0)
  expect(sent).toHaveLength(1)
})

test('without the seal of its reflection it is kept readable again', async () => {
  kept = woven({ sealed: false, envelope: await sealedBefore('weave', ID, INSIDE) })
  await unlockSealed()
  await renderApp(ADDRESS)
  await waitFor(() => expect(sent).toEqual([{ envelope: null, strands: INSIDE.strands }]))
  expect((await screen.findAllByText(/kanarie/)).length).toBeGreaterThan(0)
})
