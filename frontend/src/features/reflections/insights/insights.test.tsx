import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'
import type { Insights, Plans, Stretch } from './insights'

const NOTHING: Plans = { planned: 0, open: 0, moved: 0, done: 0, dropped: 0 }
let asked: URLSearchParams[]

function stretch(month: string, themes: Stretch['themes'], plans: Partial<Plans> = {}): Stretch {
  return {
    firstDay: `2026-${month}-01`,
    lastDay: `2026-${month}-28`,
    entries: themes.reduce((sum, { entries }) => sum + entries, 0),
    themes,
    actionPoints: { ...NOTHING, ...plans },
  }
}

function sample(changes: Partial<Insights> = {}): Insights {
  const plans = { planned: 4, done: 2, moved: 1, open: 1 }
  return {
    period: { firstDay: '2026-01-01', lastDay: '2026-02-20', unit: 'month' },
    entries: 4,
    stretches: [
      stretch('01', [{ theme: 'resilience', entries: 1 }]),
      stretch(
        '02',
        [
          { theme: 'resilience', entries: 2 },
          { theme: null, entries: 1 },
        ],
        plans,
      ),
    ],
    feelings: [
      {
        kind: 'home-visit',
        entries: 3,
        before: [{ feeling: 'tense', entries: 3, intensity: 4.5 }],
        after: [
          { feeling: 'calm', entries: 2, intensity: null },
          { feeling: 'tense', entries: 1, intensity: 2 },
        ],
        changes: [{ before: 'tense', after: 'calm', entries: 2 }],
      },
    ],
    actionPoints: { ...NOTHING, ...plans },
    daysToDone: 6,
    ...changes,
  }
}

function answer(insights: Insights): void {
  server.use(
    http.get('/api/v1/insights', ({ request }) => {
      asked.push(new URL(request.url).searchParams)
      return HttpResponse.json(insights)
    }),
  )
}

const THEME = {
  id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d40',
  key: 'resilience',
  slug: 'veerkracht',
  language: 'nl',
  title: 'Veerkracht',
  summary: '',
  ribbon: 'moss',
  articleCount: 1,
  languages: ['nl'],
}

beforeEach(() => {
  asked = []
  signedInAs()
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [THEME] })),
    http.get('/api/v1/articles', () => HttpResponse.json({ items: [] })),
  )
})

async function part(name: string) {
  return within(await screen.findByRole('region', { name }))
}

function cellsOf(table: HTMLElement): string[][] {
  const rows = within(table).getAllByRole('row').slice(1)
  return rows.map((row) =>
    [...row.children].map((cell) => cell.textContent?.replaceAll('\u00a0', ' ') ?? ''),
  )
}

test('themes are told in words, shown as ribbons and put in a table', async () => {
  answer(sample())
  const { user } = await renderApp('/nl/insights')
  const themes = await part('Waar je over schreef')
  const words = 'Je schreef vier keer. Het vaakst ging het over Veerkracht: drie keer.'
  expect(await themes.findByText(words)).toBeVisible()
  expect(themes.getByRole('img', { name: words })).toBeVisible()
  await user.click(themes.getByText('Toon als tabel'))
  const table = themes.getByRole('table', { name: 'Reflecties per thema' })
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((cell) => cell.textContent),
  ).toEqual(['Wanneer', 'Veerkracht', 'Zonder thema', 'Samen'])
  expect(cellsOf(table).map(([, ...counts]) => counts)).toEqual([
    ['1', '0', '1'],
    ['2', '1', '3'],
  ])
})

test('feelings before and after are told for each kind of session', async () => {
  answer(sample())
  const { user } = await renderApp('/nl/insights')
  const kind = await part('Huisbezoek')
  const words =
    'In drie reflecties noemde je een gevoel. Ervoor het vaakst: gespannen. Erna het vaakst: ' +
    'rustig. Het vaakst werd gespannen daarna rustig: twee keer.'
  expect(kind.getByRole('img', { name: words })).toBeVisible()
  await user.click(kind.getByText('Toon als tabel'))
  expect(cellsOf(kind.getByRole('table'))).toEqual([
    ['gespannen', '3', '4,5 van 5', '1', '2 van 5'],
    ['rustig', '0', '', '2', 'niet gezegd'],
  ])
})

test('plans say what became of them, without a score', async () => {
  answer(sample())
  const { user } = await renderApp('/nl/insights')
  const plans = await part('Wat je je voornam')
  const words =
    'Je nam je vier dingen voor. Daarvan: twee zijn gedaan, één is verplaatst en één staat nog ' +
    'open. Wat gedaan is, was dat meestal na zes dagen.'
  expect(plans.getByRole('img', { name: words })).toBeVisible()
  await user.click(plans.getByText('Toon als tabel'))
  expect(cellsOf(plans.getByRole('table')).map(([, ...counts]) => counts)).toEqual([
    ['4', '2', '1', '1', '0'],
  ])
})

test('without any plans nothing is asked of anybody', async () => {
  answer(sample({ actionPoints: NOTHING, daysToDone: null }))
  await renderApp('/nl/insights')
  const plans = await part('Wat je je voornam')
  expect(plans.getByText(/Dat hoeft ook niet\./)).toBeVisible()
  expect(plans.queryByRole('img')).toBeNull()
})

test('an empty time says what the place is for', async () => {
  answer(sample({ entries: 0, feelings: [], actionPoints: NOTHING, stretches: [] }))
  await renderApp('/nl/insights')
  expect(await screen.findByText('In deze tijd staat er nog niets')).toBeVisible()
})

test('another period is another address', async () => {
  answer(sample())
  const { user } = await renderApp('/nl/insights')
  await part('Waar je over schreef')
  await user.click(screen.getByRole('link', { name: 'Alles' }))
  await expect.poll(() => asked.at(-1)?.get('period')).toBe('all')
  expect(screen.getByRole('link', { name: 'Alles' })).toHaveAttribute('aria-current', 'page')
  expect(screen.getByRole('link', { name: 'Dit seizoen' })).not.toHaveAttribute('aria-current')
})

test('what is no period is left out of what is asked', async () => {
  answer(sample())
  await renderApp('/nl/insights?period=ever&from=2026-01-01&to=soon')
  await part('Waar je over schreef')
  expect(Object.fromEntries(asked.at(-1) ?? [])).toEqual({ occurredFrom: '2026-01-01' })
})

test('in French a single one is told in words as well', async () => {
  answer(
    sample({
      entries: 1,
      stretches: [stretch('01', [{ theme: 'resilience', entries: 1 }], { planned: 1, done: 1 })],
      actionPoints: { ...NOTHING, planned: 1, done: 1 },
      daysToDone: 1,
    }),
  )
  await renderApp('/fr/insights')
  const plans = await part('Ce que vous aviez prévu')
  expect(plans.getByRole('img')).toHaveAccessibleName(
    /Vous aviez prévu une chose\. Parmi elles\s: une est faite\. .* après un jour\./,
  )
})
