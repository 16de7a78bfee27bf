import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Schemas } from '@/lib/api'
import { renderApp, signedInAs } from '@/test/render-app'
import { articleSample, published } from '@/test/samples'
import { server } from '@/test/server'

type Comment = Schemas['Comment']
const ARTICLE = '/nl/articles/tussen-wachten-en-weten'

function said(changes: Partial<Comment> = {}): Comment {
  return {
    id: '01936f6e-0000-7000-8000-0000000000e1',
    article: articleSample().id,
    language: 'nl',
    authorName: 'Ilse',
    mine: false,
    text: 'Zie https://voorbeeld.be\nen <b>lees</b>',
    createdAt: '2026-10-14T16:20:11Z',
    changedAt: null,
    version: 1,
    reported: false,
    decision: null,
    abilities: { change: false, delete: false, report: true, moderate: false },
    ...changes,
  }
}

function discussed(items: Comment[], accepted = true): void {
  signedInAs()
  published(articleSample())
  const rules = { version: 1, rules: ['Praat als collega’s.'], accepted }
  server.use(
    http.get('/api/v1/saved-articles', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/comments', () => HttpResponse.json({ items })),
    http.get('/api/v1/house-rules', () =>
      HttpResponse.json(rules, { headers: { ETag: '"1-open"' } }),
    ),
  )
}

test('a comment is plain text, whatever was typed', async () => {
  discussed([said(), said({ id: '01936f6e-0000-7000-8000-0000000000e2', authorName: '' })])

  await renderApp(ARTICLE)

  const section = await screen.findByRole('region', { name: 'Reacties van collega’s' })
  const [first, second] = await within(section).findAllByText(/en <b>lees<\/b>/)
  expect(first).toBeInTheDocument()
  expect(second).toBeInTheDocument()
  expect(within(section).queryByRole('link')).not.toBeInTheDocument()
  expect(within(section).getByText('Een collega')).toBeInTheDocument()
})

test('the house rules come before the first comment', async () => {
  discussed([], false)
  const asked: unknown[] = []
  server.use(
    http.patch('/api/v1/house-rules', async ({ request }) => {
      asked.push(request.headers.get('If-Match'), await request.json())
      discussed([], true)
      return HttpResponse.json({ version: 1, rules: [], accepted: true })
    }),
  )

  const { user } = await renderApp(ARTICLE)
  expect(await screen.findByText('Praat als collega’s.')).toBeInTheDocument()
  expect(screen.queryByLabelText('Je reactie')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Ik ga akkoord en wil reageren' }))

  expect(await screen.findByLabelText('Je reactie')).toBeInTheDocument()
  expect(asked).toEqual(['"1-open"', { accepted: true }])
})

test('what the server refuses stays in the field', async () => {
  discussed([])
  server.use(
    http.post('/api/v1/comments', () =>
      HttpResponse.json(
        { type: 'urn:problem-type:klankbord:article-not-available', detail: 'Niet meer online.' },
        { status: 409 },
      ),
    ),
  )

  const { user } = await renderApp(ARTICLE)
  await user.type(await screen.findByLabelText('Je reactie'), 'Wachten is zwaar.')
  await user.click(screen.getByRole('button', { name: 'Plaats' }))

  expect(await screen.findByText('Niet meer online.')).toBeInTheDocument()
  expect(screen.getByLabelText('Je reactie')).toHaveValue('Wachten is zwaar.')
})

test('its author reads why a comment is hidden', async () => {
  const decision = { outcome: 'hide', reason: 'Een naam.', decidedAt: '2026-10-14T17:00:00Z' }
  discussed([said({ mine: true, decision } as Partial<Comment>)])

  await renderApp(ARTICLE)

  expect(await screen.findByText('De redactie heeft deze reactie verborgen:')).toBeInTheDocument()
  expect(screen.getByText('Een naam.')).toBeInTheDocument()
})
