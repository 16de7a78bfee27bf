import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'
import type { Fitting, Related } from './queries'

const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d40'
const SUMMARY: Related['reflection'] = {
  id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d41',
  title: 'Een stil gesprek',
  occurredOn: '2026-10-14',
  theme: null,
  kind: null,
  template: 'free',
  excerpt: '',
  feelingsBefore: [],
  feelingsAfter: [],
  tags: [],
  sealed: false,
  createdAt: '2026-10-14T16:20:11Z',
  updatedAt: '2026-10-14T16:20:11Z',
}
const NONE = { tags: [], sameArticle: false, samePrompt: false, sameTheme: false, words: [] }
const FITTING: Fitting = {
  article: {
    id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d42',
    slug: 'levend-verlies',
    language: 'nl',
    title: 'Levend verlies',
    summary: 'Rouw om wie er nog is.',
    theme: { key: 'grief-and-loss', slug: 'rouw', title: 'Rouw en verlies', ribbon: 'plum' },
    readingMinutes: 5,
  },
  sameTheme: true,
  words: ['moeder', 'verlies'],
}

beforeEach(() => {
  signedInAs()
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/articles', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/templates', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/action-points', () => HttpResponse.json({ items: [] })),
    http.get(`/api/v1/reflections/${ID}`, () =>
      HttpResponse.json(
        {
          ...SUMMARY,
          id: ID,
          title: 'Wat bleef hangen',
          questions: [],
          answers: { text: 'Ze zweeg.' },
          prompt: null,
          version: 1,
          abilities: { change: true, delete: true },
        },
        { headers: { ETag: '"1"' } },
      ),
    ),
  )
})

function answer(related: Related[], fitting: Fitting[]): void {
  const at = `/api/v1/reflections/${ID}`
  server.use(
    http.get(`${at}/related-reflections`, () => HttpResponse.json({ items: related })),
    http.get(`${at}/fitting-articles`, () => HttpResponse.json({ items: fitting })),
  )
}

test.each([
  [{ tags: ['stilte', 'broer'] }, 'zelfde trefwoord: stilte, broer'],
  [{ sameArticle: true }, 'ook over dit artikel'],
  [{ sameArticle: true, samePrompt: true }, 'dezelfde vraag'],
  [{ words: ['tolk', 'kamp'] }, 'lijkt in woorden: tolk, kamp'],
  [{ sameArticle: true, tags: ['stilte'] }, 'ook over dit artikel · zelfde trefwoord: stilte'],
])('what belongs together says why: %j', async (shared, reason) => {
  answer([{ reflection: SUMMARY, ...NONE, ...shared }], [])
  await renderApp(`/nl/reflections/${ID}`)
  const part = within(await screen.findByRole('region', { name: 'Hoort erbij' }))
  expect(part.getByRole('link', { name: 'Een stil gesprek' })).toBeVisible()
  expect(part.getByText(reason)).toBeVisible()
})

test('articles that fit are an offer that can be put away', async () => {
  answer([], [FITTING])
  const { user } = await renderApp(`/nl/reflections/${ID}`)
  const part = await screen.findByRole('region', { name: 'Misschien past dit erbij' })
  expect(within(part).getByRole('link', { name: 'Levend verlies' })).toBeVisible()
  expect(within(part).getByText('Gaat ook over: moeder, verlies')).toBeVisible()
  await user.click(within(part).getByRole('button', { name: 'Toon dit niet' }))
  expect(screen.queryByRole('link', { name: 'Levend verlies' })).toBeNull()
  expect(screen.getByText(/open deze reflectie dan opnieuw/)).toBeVisible()
})

test('where nothing goes with it, or asking fails, nothing is said', async () => {
  answer([], [])
  const at = `/api/v1/reflections/${ID}`
  server.use(http.get(`${at}/fitting-articles`, () => HttpResponse.error()))
  await renderApp(`/nl/reflections/${ID}`)
  expect(await screen.findByRole('heading', { name: 'Wat bleef hangen' })).toBeVisible()
  expect(await screen.findByRole('heading', { name: 'Actiepunten' })).toBeVisible()
  expect(screen.queryByRole('heading', { name: 'Hoort erbij' })).toBeNull()
  expect(screen.queryByRole('heading', { name: 'Misschien past dit erbij' })).toBeNull()
})
