import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'
import type { Export, NewExport } from './exports'

const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10'

function sample(more: Partial<Export> = {}): Export {
  return {
    id: ID,
    form: 'pdf',
    state: 'waiting',
    done: 0,
    total: 8,
    size: null,
    failure: null,
    createdAt: '2026-10-14T16:20:11Z',
    expiresAt: '2026-10-15T16:20:11Z',
    abilities: { fetch: false, delete: true },
    ...more,
  }
}

const READY = sample({
  state: 'ready',
  done: 8,
  size: 184_320,
  abilities: { fetch: true, delete: true },
})

/** The page, at a server that gives one state after the other. */
async function opened(...states: Export[][]) {
  signedInAs()
  const asked: NewExport[] = []
  const removed: string[] = []
  let place = 0
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [] })),
    http.get('/api/v1/reflections', () =>
      HttpResponse.json({
        items: [
          {
            id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d20',
            title: 'Een stil gesprek',
            occurredOn: '2026-10-14',
            theme: null,
            template: 'free',
            excerpt: 'Ze zweeg lang.',
            feelingsBefore: [],
            feelingsAfter: [],
            createdAt: '2026-10-14T16:20:11Z',
            updatedAt: '2026-10-14T16:20:11Z',
          },
        ],
      }),
    ),
    http.get('/api/v1/exports', () => {
      const items = states[Math.min(place, states.length - 1)] ?? []
      place += 1
      return HttpResponse.json({ items })
    }),
    http.post('/api/v1/exports', async ({ request }) => {
      asked.push((await request.json()) as NewExport)
      return HttpResponse.json(sample(), { status: 202 })
    }),
    http.delete('/api/v1/exports/:id', ({ params }) => {
      removed.push(String(params.id))
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = await renderApp('/nl/reflections/export')
  await screen.findByRole('heading', { level: 1, name: 'Neem je reflecties mee' })
  return { user, asked, removed }
}

const ask = () => screen.getByRole('button', { name: 'Maak het bestand' })

test('everything as a portfolio is two presses away', async () => {
  const { user, asked } = await opened([])
  await user.type(await screen.findByLabelText(/Titel op de voorkant/), 'Een jaar luisteren')
  await user.click(ask())
  await waitFor(() => expect(asked).toHaveLength(1))
  expect(asked).toEqual([{ form: 'pdf', language: 'nl', title: 'Een jaar luisteren' }])
})

test('a title belongs to a portfolio, and comes back with it', async () => {
  const { user, asked } = await opened([])
  await user.type(await screen.findByLabelText(/Titel op de voorkant/), 'Luisteren')
  await user.click(screen.getByRole('radio', { name: /Gegevens/ }))
  expect(screen.queryByLabelText(/Titel op de voorkant/)).not.toBeInTheDocument()
  expect(screen.getByRole('link', { name: /JSON Schema/ })).toHaveAttribute(
    'href',
    '/api/v1/reflections-export.schema.json',
  )
  await user.click(screen.getByRole('radio', { name: /Portfolio/ }))
  expect(screen.getByLabelText(/Titel op de voorkant/)).toHaveValue('Luisteren')
  await user.click(screen.getByRole('radio', { name: /Markdown/ }))
  await user.click(ask())
  await waitFor(() => expect(asked).toEqual([{ form: 'markdown', language: 'nl' }]))
})

test('it says what is in the file, and a portfolio shows your own weave when you ask', async () => {
  const { user, asked } = await opened([])
  const without = /Je andere actiepunten en je eigen vlechtwerk gaan niet mee/
  expect(await screen.findByText(without)).toBeVisible()
  await user.click(screen.getByRole('checkbox', { name: 'Zet mijn eigen vlechtwerk achteraan' }))
  expect(screen.queryByText(without)).not.toBeInTheDocument()
  expect(screen.getByText(/Je andere actiepunten gaan niet mee/)).toBeVisible()
  await user.click(ask())
  await waitFor(() => expect(asked).toEqual([{ form: 'pdf', language: 'nl', ownWeave: true }]))
  await user.click(screen.getByRole('radio', { name: /Markdown/ }))
  expect(
    screen.getByText(/je eigen vlechtwerk, nu en vroeger, gaan mee. En of je meetelt/),
  ).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Een periode' }))
  expect(screen.getByText(without)).toBeVisible()
  expect(screen.getByText(/Wat in je prullenbak ligt, blijft daar/)).toBeVisible()
})

test('a portfolio shows the pictures, unless you would rather not', async () => {
  const { user, asked } = await opened([])
  const pictures = await screen.findByRole('checkbox', { name: /foto’s bij je reflecties/ })
  expect(pictures).toBeChecked()
  await user.click(pictures)
  await user.click(ask())
  await waitFor(() => expect(asked).toEqual([{ form: 'pdf', language: 'nl', pictures: false }]))
})

test('a period needs a day, and chosen reflections need one', async () => {
  const { user, asked } = await opened([])
  await user.click(await screen.findByRole('radio', { name: 'Een periode' }))
  await user.click(ask())
  expect(await screen.findByText('Kies eerst een eerste of een laatste dag.')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Reflecties die je zelf kiest' }))
  await user.click(ask())
  expect(await screen.findByText('Kies eerst een of meer reflecties.')).toBeVisible()
  expect(asked).toEqual([])
  await user.click(await screen.findByRole('checkbox', { name: /Een stil gesprek/ }))
  expect(screen.getByText('1 reflectie gekozen')).toBeVisible()
  await user.click(ask())
  await waitFor(() => expect(asked).toHaveLength(1))
  expect(asked[0]?.reflections).toEqual(['0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d20'])
})

test('progress is seen and heard, and ends in a file', async () => {
  const making = sample({ state: 'making', done: 3 })
  const { user, removed } = await opened([making], [READY])
  expect(await screen.findByText('We maken je bestand: 3 van 8.')).toBeVisible()
  const bar = screen.getByRole('progressbar', { name: 'Voortgang' })
  expect(bar).toHaveAttribute('value', '3')
  expect(screen.getByText('We maken je bestand: 25 procent.')).toBeInTheDocument()
  expect(ask()).toHaveAttribute('aria-disabled', 'true')

  const file = await screen.findByRole('link', { name: 'Download het bestand' }, { timeout: 3000 })
  expect(file).toHaveAttribute('href', `/api/v1/exports/${ID}/file`)
  expect(file).toHaveAttribute('download')
  expect(screen.getByText('Je bestand is klaar. Je kunt het nu ophalen.')).toBeInTheDocument()
  expect(ask()).not.toHaveAttribute('aria-disabled')
  await user.click(screen.getByRole('button', { name: 'Verwijder' }))
  await waitFor(() => expect(removed).toEqual([ID]))
})

test('what failed says why', async () => {
  await opened([sample({ state: 'failed', failure: 'too_long' })])
  const item = await screen.findByRole('listitem', { name: 'Portfolio (PDF)' })
  expect(within(item).getByText(/te lang voor één portfolio/)).toBeVisible()
})

test('a refusal is told in the words of the server, and nothing that was chosen is lost', async () => {
  const { user } = await opened([])
  const detail = 'Kies een kortere periode.'
  server.use(
    http.post('/api/v1/exports', () =>
      HttpResponse.json(
        {
          type: 'urn:problem-type:klankbord:portfolio-too-long',
          title: 'Nee',
          status: 409,
          detail,
        },
        { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    ),
  )
  await user.type(await screen.findByLabelText(/Titel op de voorkant/), 'Luisteren')
  await user.click(ask())
  expect(await screen.findByText(detail)).toBeVisible()
  expect(screen.getByLabelText(/Titel op de voorkant/)).toHaveValue('Luisteren')
})

test('without a connection the page says so', async () => {
  signedInAs()
  server.use(
    http.get('/api/v1/exports', () => HttpResponse.error()),
    http.get('/api/v1/reflections', () => HttpResponse.json({ items: [] })),
  )
  await renderApp('/nl/reflections/export')
  expect(await screen.findByText(/geen verbinding met Klankbord/)).toBeVisible()
})
