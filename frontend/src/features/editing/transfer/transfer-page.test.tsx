import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { renderApp } from '@/test/render-app'
import { server } from '@/test/server'
import type { ImportReport } from '../data/transfer'
import { openOffice } from '../editing-stage'

const PLAN = '5f0c1b7c2a9d4e3f8b6a5d4c3b2a1908'
const FILE = new File(['PK'], 'alles.zip', { type: 'application/zip' })

function report(more: Partial<ImportReport> = {}): ImportReport {
  return {
    kind: 'archive',
    plan: PLAN,
    possible: true,
    files: [
      { file: 'articles/a/nl.md', outcome: 'updated', changes: ['summary'], remarks: [] },
      { file: 'articles/b/nl.md', outcome: 'unchanged', changes: [], remarks: [] },
    ],
    refused: [],
    leftOut: [],
    ...more,
  }
}

async function chosen(trial: () => Response) {
  openOffice()
  const sent: string[] = []
  server.use(
    http.post('/api/v1/import-trials', () => trial()),
    http.post('/api/v1/imports', ({ request }) => {
      sent.push(request.headers.get('Idempotency-Key') ?? '')
      return HttpResponse.json(report())
    }),
  )
  const { user } = await renderApp('/nl/editing/transfer')
  await user.upload(await screen.findByLabelText('Bestand met teksten'), FILE)
  return { user, sent }
}

test('what would change is shown first, and is confirmed once', async () => {
  const { user, sent } = await chosen(() => HttpResponse.json(report()))
  const changes = await screen.findByRole('region', { name: 'Verandert (1)' })
  expect(within(changes).getByText('samenvatting')).toBeVisible()
  expect(screen.getByText('1 bestand is hetzelfde als hier.')).toBeVisible()
  expect(sent).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Haal dit binnen' }))
  expect(await screen.findByText(/De teksten zijn binnen/)).toBeVisible()
  expect(sent).toHaveLength(1)
})

test('a file in which something is wrong cannot be brought in, and says what', async () => {
  const refused = [{ file: 'articles/a/nl.md', line: 3, reason: 'the key is missing' }]
  await chosen(() => HttpResponse.json(report({ possible: false, refused })))
  const list = await screen.findByRole('region', { name: 'Kan niet binnenkomen (1)' })
  expect(list).toHaveTextContent('Regel 3: the key is missing')
  expect(screen.queryByRole('button', { name: 'Haal dit binnen' })).not.toBeInTheDocument()
})

test('a refusal of the whole file is told in the words of the server', async () => {
  const detail = 'Maak het opnieuw, zonder wachtwoord.'
  await chosen(() =>
    HttpResponse.json(
      { type: 'urn:problem-type:klankbord:archive-encrypted', title: 'Nee', status: 422, detail },
      { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
    ),
  )
  expect(await screen.findByText(detail)).toBeVisible()
})
