import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { ReflectionItem } from '@/lib/device'
import { renderApp, signedInAs } from '@/test/render-app'
import { templateSample, themeSample } from '@/test/samples'
import { server } from '@/test/server'
import { forgetChosen } from './narrowing/use-chosen'

const ITEM: ReflectionItem = {
  id: '01936f6e-0000-7000-8000-0000000000c1',
  title: 'Stilte aan tafel',
  occurredOn: '2026-03-10',
  theme: 'grief-and-loss',
  kind: 'crisis',
  template: 'free',
  excerpt: 'Ze zweeg.',
  feelingsBefore: [],
  feelingsAfter: [],
  tags: ['stilte'],
  sealed: false,
  createdAt: '2026-03-10T10:00:00Z',
  updatedAt: '2026-03-10T10:00:00Z',
}

let searches: Record<string, unknown>[]
let months: string[]

beforeEach(() => {
  forgetChosen()
  localStorage.clear()
  searches = []
  months = []
  signedInAs()
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [themeSample()] })),
    http.get('/api/v1/templates', () =>
      HttpResponse.json({ items: [templateSample('free', ['text'])] }),
    ),
    http.get('/api/v1/articles', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/me/weave', () => HttpResponse.json({}, { status: 404 })),
    http.get('/api/v1/reflections', () => HttpResponse.json({ items: [ITEM] })),
    http.post('/api/v1/reflection-searches', async ({ request }) => {
      searches.push((await request.json()) as Record<string, unknown>)
      return HttpResponse.json({ items: [{ reflection: ITEM, fragments: [] }] })
    }),
    http.get('/api/v1/reflection-months/:month', ({ params }) => {
      months.push(String(params.month))
      const days =
        params.month === '2026-03'
          ? [{ day: '2026-03-10', count: 1, themes: ['grief-and-loss'] }]
          : []
      return HttpResponse.json({ month: params.month, days })
    }),
    http.get('/api/v1/reflection-memories/:day', ({ params }) =>
      HttpResponse.json({
        day: params.day,
        memories: [{ ago: 1, unit: 'years', sameDay: true, reflection: ITEM }],
      }),
    ),
  )
})

const said = (words: string) =>
  waitFor(() =>
    expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain(words),
  )

test('chips narrow the search, say what is chosen, and are cleared', async () => {
  const { user } = await renderApp('/nl/reflections')
  await user.click(await screen.findByRole('button', { name: 'Trefwoord' }))
  const panel = screen.getByRole('group', { name: 'Trefwoord' })
  await user.click(await within(panel).findByRole('button', { name: 'stilte' }))

  await said('1 gevonden')
  expect(searches.at(-1)).toEqual({ tags: ['stilte'] })
  expect(screen.getByText('Ze zweeg.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Gevoel' }))
  await user.click(screen.getByRole('button', { name: 'moe' }))
  await user.click(screen.getByRole('button', { name: 'Erna' }))
  await waitFor(() =>
    expect(searches.at(-1)).toEqual({ tags: ['stilte'], feelings: ['tired'], felt: 'after' }),
  )
  await user.keyboard('{Escape}')
  expect(screen.getByRole('button', { name: 'Gevoel: moe (erna)' })).toHaveFocus()

  await user.click(screen.getByRole('button', { name: 'Wis Trefwoord: stilte' }))
  await waitFor(() => expect(searches.at(-1)).toEqual({ feelings: ['tired'], felt: 'after' }))
  await user.click(screen.getByRole('button', { name: 'Wis filters' }))
  await said('Filters gewist')
  expect(screen.queryByRole('button', { name: 'Wis filters' })).not.toBeInTheDocument()
})

test('what was looked for is there again after reading, and is in no address', async () => {
  const { user, router } = await renderApp('/nl/reflections')
  await user.click(await screen.findByRole('button', { name: 'Trefwoord' }))
  await user.click(await screen.findByRole('button', { name: 'stilte' }))
  await said('1 gevonden')
  expect(router.state.location.href).toBe('/nl/reflections')

  await user.click(screen.getByRole('link', { name: 'Kalender' }))
  await screen.findByRole('grid')
  router.history.back()

  expect(await screen.findByRole('button', { name: 'Trefwoord: stilte' })).toBeInTheDocument()
})

test('a day of the calendar says what it holds, opens, and can be written about', async () => {
  const { user, router } = await renderApp('/nl/reflections/calendar?month=2026-03')
  const day = await screen.findByRole('link', {
    name: 'dinsdag 10 maart: 1 reflectie, Rouw en verlies',
  })
  expect(screen.getByText('1 reflectie in deze maand.')).toBeInTheDocument()
  await user.click(day)

  const part = await screen.findByRole('region', { name: 'dinsdag 10 maart' })
  expect(await within(part).findByRole('link', { name: 'Stilte aan tafel' })).toBeInTheDocument()
  expect(within(part).getByRole('link', { name: 'Schrijf over deze dag' })).toHaveAttribute(
    'href',
    '/nl/reflections/new?day=2026-03-10',
  )
  router.history.back()
  await waitFor(() =>
    expect(screen.queryByRole('region', { name: 'dinsdag 10 maart' })).not.toBeInTheDocument(),
  )
  expect(months).toEqual(['2026-03'])
})

test('arrows walk through the days, into other months, which are said', async () => {
  const { user } = await renderApp('/nl/reflections/calendar?month=2026-03')
  const first = await screen.findByRole('link', { name: 'zondag 1 maart' })
  expect(first).toHaveAttribute('tabindex', '0')
  first.focus()
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('link', { name: 'maandag 2 maart' })).toHaveFocus()
  await user.keyboard('{ArrowUp}')
  await waitFor(() =>
    expect(screen.getByRole('link', { name: 'maandag 23 februari' })).toHaveFocus(),
  )
  await said('februari 2026: 0 reflecties')
})

test('what was written a year ago is shown quietly, put away, and brought back', async () => {
  const { user } = await renderApp('/nl/today')
  const part = await screen.findByRole('region', { name: 'Rond deze dag' })
  expect(within(part).getByText('Een jaar geleden op deze dag')).toBeInTheDocument()
  expect(within(part).getByRole('link', { name: 'Stilte aan tafel' })).toBeInTheDocument()
  expect(within(part).queryByText('Ze zweeg.')).not.toBeInTheDocument()

  await user.click(within(part).getByRole('button', { name: 'Vandaag niet' }))
  const again = screen.getByRole('button', { name: 'Toch tonen' })
  expect(again).toHaveFocus()
  await user.click(again)
  expect(await screen.findByRole('region', { name: 'Rond deze dag' })).toBeInTheDocument()
})

test('who does not want to be reminded is not, until they say so', async () => {
  const { user, router } = await renderApp('/nl/today')
  await user.click(await screen.findByRole('button', { name: 'Toon dit niet meer' }))
  await router.navigate({ to: '/$lang/reflections/calendar', params: { lang: 'nl' } })
  const choice = await screen.findByRole('checkbox', { name: /^Toon op Vandaag/ })
  expect(choice).not.toBeChecked()
  await router.navigate({ to: '/$lang/today', params: { lang: 'nl' } })
  await screen.findByRole('heading', { name: /^Goede/ })
  expect(screen.queryByRole('region', { name: 'Rond deze dag' })).not.toBeInTheDocument()
})
