import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { renderApp } from '@/test/render-app'
import { server } from '@/test/server'
import { ID, levelSample, Office, openOffice, reviewDateSample, WIM } from '../editing-stage'

const AT = `/api/v1/translations/${ID}`
const PUBLISHED = {
  revision: 1,
  publishedAt: '2025-10-01T10:00:00Z',
  updatedAt: '2025-10-01T10:00:00Z',
}

test('before readers have it, an article has no day yet', async () => {
  openOffice()
  await renderApp(`/nl/editing/${ID}`)
  const part = await screen.findByRole('region', { name: 'Klopt het nog?' })
  expect(part).toHaveTextContent('Zodra dit artikel verschijnt')
  expect(within(part).queryByRole('button')).not.toBeInTheDocument()
})

test('the day and who looks after it are changed with a reason', async () => {
  openOffice(new Office({ published: PUBLISHED }))
  const sent: { body: unknown; match: string | null }[] = []
  const now = reviewDateSample({ reviewOn: '2026-10-01', due: 'overdue', version: 3, owner: WIM })
  server.use(
    http.get(`${AT}/review-date`, () => HttpResponse.json(now)),
    http.patch(`${AT}/review-date`, async ({ request }) => {
      sent.push({ body: await request.json(), match: request.headers.get('If-Match') })
      return HttpResponse.json(now, { headers: { ETag: '"4"' } })
    }),
  )
  const { user } = await renderApp(`/nl/editing/${ID}`)
  const part = await screen.findByRole('region', { name: 'Klopt het nog?' })
  expect(part).toHaveTextContent('Nakijken op 1 oktober 2026 (die dag is voorbij)')
  expect(part).toHaveTextContent('Wim zorgt voor dit artikel.')

  await user.click(within(part).getByRole('button', { name: /Verander de datum/ }))
  await user.click(within(part).getByRole('button', { name: /Wie zorgt ervoor/ }))
  await user.click(await screen.findByRole('option', { name: 'Niemand' }))
  await user.type(within(part).getByLabelText('Waarom?'), 'Wim is weg.')
  await user.click(within(part).getByRole('button', { name: 'Bewaar' }))

  await expect
    .poll(() => sent)
    .toEqual([{ body: { owner: null, why: 'Wim is weg.' }, match: '"3"' }])
  await expect.poll(() => within(part).queryByLabelText('Waarom?')).toBeNull()
})

test('the level is said quietly, with what would help', async () => {
  openOffice()
  const hints = {
    longestSentences: [{ text: 'Een zin die maar niet ophoudt.', words: 34 }],
    longestWords: [{ word: 'gezinshereniging', syllables: 6, times: 3 }],
  }
  server.use(
    http.get(`${AT}/reading-level`, () =>
      HttpResponse.json(levelSample({ score: 41.2, level: 'hard', hard: true, ...hints })),
    ),
  )
  const { user } = await renderApp(`/nl/editing/${ID}`)
  const summary = await screen.findByText(/Leesniveau:/)
  expect(summary).toHaveTextContent('Leesniveau: Moeilijk (41 op 100)')
  await user.click(summary)
  expect(screen.getByText(/Kortere zinnen helpen het meest/)).toBeVisible()
  expect(screen.getByText('Een zin die maar niet ophoudt.')).toBeVisible()
  expect(screen.getByText('gezinshereniging').closest('li')).toHaveTextContent(
    'gezinshereniging 6 lettergrepen, 3 keer',
  )
})

test('readings are a picture with words, and a table', async () => {
  openOffice(new Office({ published: PUBLISHED }))
  const figures = [
    { since: '2026-10-01', readings: 12 },
    { since: '2026-10-08', readings: null },
  ]
  server.use(
    http.get(`${AT}/readings`, ({ request }) => {
      const span = new URL(request.url).searchParams.get('span')
      return HttpResponse.json({ span, figures, total: 14 })
    }),
  )
  const { user } = await renderApp(`/nl/editing/${ID}`)
  const part = await screen.findByRole('region', { name: 'Gelezen' })
  expect(
    within(part).getByRole('img', { name: 'De laatste 26 weken: 14 keer gelezen' }),
  ).toBeVisible()
  await user.click(within(part).getByText('Toon als tabel'))
  const cells = within(part).getAllByRole('cell')
  expect(cells.map((cell) => cell.textContent)).toEqual(['12', '< 5'])
})
