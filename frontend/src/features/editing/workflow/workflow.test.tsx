import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { renderApp } from '@/test/render-app'
import { server } from '@/test/server'
import { ID, Office, openOffice, problem, submissionSample, WIM } from '../editing-stage'

async function openText(office = new Office()) {
  openOffice(office)
  const app = await renderApp(`/nl/editing/${ID}`)
  await screen.findByRole('heading', { name: 'Waar de tekst staat' })
  return { ...app, office }
}

test('a text is handed in to a colleague, after what was written is saved', async () => {
  const { user, office } = await openText()
  await user.type(await screen.findByRole('textbox', { name: 'Titel' }), '!')
  await user.click(screen.getByRole('button', { name: /Wie leest na/ }))
  await user.click(await screen.findByRole('option', { name: 'Wim' }))
  await user.type(screen.getByRole('textbox', { name: /Een woord erbij/ }), 'Kijk je mee?')
  await user.click(screen.getByRole('button', { name: 'Dien in' }))

  await expect
    .poll(() => office.acts)
    .toEqual([
      {
        at: `/translations/${ID}/submissions`,
        body: { reviewer: WIM.id, dueOn: null, comment: 'Kijk je mee?' },
      },
    ])
  expect(office.saves).toHaveLength(1)
})

test('what readers could not be given is said at its field, until something else stands there', async () => {
  const { user } = await openText()
  const issues = [
    { in: 'body', name: 'summary', code: 'summary_length', detail: 'Tussen 80 en 220 tekens.' },
    { in: 'body', name: 'sources', code: 'sources_count', detail: 'Minstens een bron.' },
  ]
  server.use(
    http.post(`/api/v1/translations/${ID}/submissions`, () =>
      problem(400, 'invalid-input', issues),
    ),
  )
  await user.click(screen.getByRole('button', { name: 'Dien in' }))

  const summary = await screen.findByRole('textbox', { name: 'Samenvatting' })
  await expect.poll(() => summary.getAttribute('aria-invalid')).toBe('true')
  expect(summary).toHaveAccessibleDescription(/Tussen 80 en 220 tekens/)
  expect(screen.getByText('Dit is nog niet gelukt').parentElement).toHaveFocus()
  await user.type(summary, ' Meer.')
  expect(summary).not.toHaveAttribute('aria-invalid')
  expect(summary).toHaveFocus()
})

test('a colleague approves', async () => {
  const submission = submissionSample({ abilities: { decide: true, withdraw: false } })
  const { user, office } = await openText(new Office({ state: 'submitted', submission }))
  expect(screen.queryByRole('button', { name: 'Neem terug' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Keur goed' }))
  await expect
    .poll(() => office.acts)
    .toEqual([
      { at: `/submissions/${submission.id}/decisions`, body: { outcome: 'approved', comment: '' } },
    ])
})

test('who reviews reads what the writer asked', async () => {
  const submission = submissionSample({
    message: 'Is het voorbeeld duidelijk?',
    abilities: { decide: true, withdraw: false },
  })
  await openText(new Office({ state: 'submitted', submission }))
  const desk = screen.getByRole('region', { name: 'Lees versie 1 na' })
  expect(within(desk).getByText('Is het voorbeeld duidelijk?')).toBeVisible()
})

test('why a text came back stands above the text', async () => {
  const submission = submissionSample({
    outcome: 'rejected',
    decidedBy: WIM,
    comment: 'Het einde mag korter.',
    abilities: { decide: false, withdraw: false },
  })
  await openText(new Office({ state: 'rejected', submission }))
  const why = await screen.findByText('Het einde mag korter.')
  const title = screen.getByRole('textbox', { name: 'Titel' })
  expect(why.compareDocumentPosition(title)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  expect(screen.getByRole('link', { name: 'Naar de notities' })).toHaveAttribute('href', '#notes')
})

test('sending back without a word is refused at the field', async () => {
  const submission = submissionSample({ abilities: { decide: true, withdraw: false } })
  const { user } = await openText(new Office({ state: 'submitted', submission }))
  const issue = { in: 'body', name: 'comment', code: 'x', detail: 'Zeg waarom.' }
  server.use(
    http.post('/api/v1/submissions/:id/decisions', () => problem(400, 'invalid-input', [issue])),
  )
  await user.click(screen.getByRole('button', { name: 'Stuur terug' }))
  expect(await screen.findByText('Zeg waarom.')).toBeVisible()
})

test('an approved text is published, and readers can be led to it', async () => {
  const abilities = { submit: false, publish: true, unpublish: false, discard: false }
  const { user, office } = await openText(
    new Office({ state: 'approved', approvedRevision: 2, latestRevision: 2, abilities }),
  )
  expect(screen.queryByRole('button', { name: 'Dien in' })).not.toBeInTheDocument()
  const when = '2026-11-22T10:00:00Z'
  const published = { revision: 2, publishedAt: when, updatedAt: when }
  server.use(
    http.post(`/api/v1/translations/${ID}/publications`, async ({ request }) => {
      office.acts.push({ at: 'publications', body: await request.json() })
      office.text = {
        ...office.text,
        state: 'published',
        published,
        abilities: { submit: false, publish: false, unpublish: true, discard: false },
      }
      return HttpResponse.json(office.text, { status: 201 })
    }),
  )
  await user.click(screen.getByRole('button', { name: 'Publiceer versie 2 nu' }))
  expect(await screen.findByRole('link', { name: 'Lees het artikel' })).toHaveAttribute(
    'href',
    '/nl/articles/tussen-wachten-en-weten',
  )
  expect(office.acts).toEqual([{ at: 'publications', body: { revision: 2 } }])
})

test('another language of the article is begun from here', async () => {
  const { user, router } = await openText()
  const french = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d55'
  const bodies: unknown[] = []
  server.use(
    http.post('/api/v1/translations', async ({ request }) => {
      bodies.push(await request.json())
      return HttpResponse.json({ ...new Office().text, id: french }, { status: 201 })
    }),
    http.get(`/api/v1/translations/${french}`, () => problem(404, 'not-found')),
    http.get(`/api/v1/translations/${french}/manuscript`, () => problem(404, 'not-found')),
  )
  await user.click(await screen.findByRole('button', { name: 'Begin in het Frans' }))
  await expect.poll(() => router.state.location.pathname).toBe(`/nl/editing/${french}`)
  expect(bodies).toEqual([{ language: 'fr', article: 'tussen-wachten-en-weten' }])
})
