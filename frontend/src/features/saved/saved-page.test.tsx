import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import type { Schemas } from '@/lib/api'
import { renderApp, signedInAs } from '@/test/render-app'
import { articleSample, published } from '@/test/samples'
import { server } from '@/test/server'
import { moved } from './saved'

type SavedArticle = Schemas['SavedArticle']

function saved(changes: Partial<SavedArticle> = {}): SavedArticle {
  const article = articleSample()
  return {
    id: article.id,
    title: article.title,
    note: 'Voor donderdag',
    savedAt: '2026-10-14T16:20:11Z',
    updatedAt: '2026-10-14T16:20:11Z',
    version: 1,
    article,
    ...changes,
  }
}

function keeps(items: SavedArticle[], lists: Schemas['ReadingList'][] = []): void {
  signedInAs()
  published(articleSample())
  server.use(
    http.get('/api/v1/saved-articles', () => HttpResponse.json({ items })),
    http.get('/api/v1/lists', () => HttpResponse.json({ items: lists })),
  )
}

test('an article that is no longer there stays, with its note', async () => {
  keeps([saved({ article: null })])

  await renderApp('/nl/saved')

  expect(await screen.findByText('Niet meer beschikbaar')).toBeInTheDocument()
  expect(screen.getByText('Voor donderdag')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Tussen wachten en weten' })).not.toBeInTheDocument()
})

test('an article in another language says so', async () => {
  keeps([saved({ article: articleSample({ language: 'fr', title: 'Attendre' }) })])

  await renderApp('/nl/saved')

  expect(await screen.findByRole('link', { name: 'Attendre' })).toHaveAttribute('lang', 'fr')
  expect(screen.getByText('In het Frans')).toBeInTheDocument()
})

test('a note that the server refuses stays where it was typed', async () => {
  keeps([saved()])
  server.use(
    http.patch('/api/v1/saved-articles/:id', () =>
      HttpResponse.json(
        { type: 'urn:problem-type:klankbord:version-stale', detail: 'Intussen veranderd.' },
        { status: 412 },
      ),
    ),
  )

  const { user } = await renderApp('/nl/saved')
  await user.click(await screen.findByRole('button', { name: 'Wijzig notitie' }))
  await user.type(screen.getByLabelText('Je notitie'), ' en vrijdag')
  await user.click(screen.getByRole('button', { name: 'Bewaar notitie' }))

  expect(await screen.findByText('Intussen veranderd.')).toBeInTheDocument()
  expect(screen.getByLabelText('Je notitie')).toHaveValue('Voor donderdag en vrijdag')
})

test('what is taken away waits for a change of mind, and goes when the screen is left', async () => {
  const gone: string[] = []
  keeps([saved()])
  server.use(
    http.delete('/api/v1/saved-articles/:id', ({ params, request }) => {
      gone.push(`${params.id} ${request.headers.get('If-Match')}`)
      return new HttpResponse(null, { status: 204 })
    }),
  )

  const { user, router } = await renderApp('/nl/saved')
  await user.click(await screen.findByRole('button', { name: 'Haal weg' }))
  expect(screen.queryByText('Voor donderdag')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Zet terug' }))
  expect(screen.getByText('Voor donderdag')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Haal weg' }))
  expect(gone).toEqual([])
  await router.navigate({ to: '/$lang/themes', params: { lang: 'nl' } })

  await waitFor(() => expect(gone).toEqual([`${saved().id} "1"`]))
})

test('a list shows what is in it in the order of its owner', async () => {
  const other = saved({ id: '01936f6e-0000-7000-8000-0000000000b2', title: 'Ander', article: null })
  const list = {
    id: '01936f6e-0000-7000-8000-0000000000d1',
    name: 'Voor het team',
    articles: [other.id, saved().id],
    createdAt: '2026-10-14T16:20:11Z',
    updatedAt: '2026-10-14T16:20:11Z',
    version: 1,
  }
  keeps([saved(), other], [list])

  await renderApp(`/nl/saved?list=${list.id}`)

  await screen.findByRole('heading', { name: 'Voor het team' })
  await screen.findByText('Ander')
  const items = screen
    .getAllByRole('listitem')
    .flatMap((item) => within(item).queryAllByRole('heading', { level: 3 }))
  expect(items.map((item) => item.textContent)).toEqual(['Ander', 'Tussen wachten en weten'])
})

test('a list is taken along without notes, unless one asks for them', async () => {
  const list = {
    id: '01936f6e-0000-7000-8000-0000000000d1',
    name: 'Voor het team',
    articles: [saved().id],
    createdAt: '2026-10-14T16:20:11Z',
    updatedAt: '2026-10-14T16:20:11Z',
    version: 1,
  }
  const asked: string[] = []
  const names: string[] = []
  keeps([saved()], [list])
  URL.createObjectURL = () => 'blob:bundle'
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  server.use(
    http.get('/api/v1/lists/:id/bundle', ({ request }) => {
      asked.push(new URL(request.url).search)
      return new HttpResponse(new Uint8Array(9000))
    }),
  )

  const { user } = await renderApp(`/nl/saved?list=${list.id}`)
  await user.click(await screen.findByRole('button', { name: /PDF/ }))
  await screen.findByText(/Je bundel is klaar/)
  await user.click(screen.getByRole('checkbox', { name: 'Zet mijn notities erbij' }))
  expect(screen.getByText(/Dan staan je notities leesbaar/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: /EPUB/ }))
  await waitFor(() => expect(names).toHaveLength(2))

  expect(asked).toEqual([
    '?language=nl&format=pdf&notes=false',
    '?language=nl&format=epub&notes=true',
  ])
  expect(names).toEqual(['klankbord-bundel.pdf', 'klankbord-bundel.epub'])
})

test('moving stays within the list', () => {
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b'])
})

test('a signed-in reader saves an article from its page, with a note', async () => {
  let kept: SavedArticle[] = []
  keeps([])
  server.use(
    http.get('/api/v1/saved-articles', () => HttpResponse.json({ items: kept })),
    http.post('/api/v1/saved-articles', async ({ request }) => {
      expect(await request.json()).toEqual({ article: articleSample().id })
      kept = [saved({ note: '' })]
      return HttpResponse.json(kept[0], { status: 201 })
    }),
    http.patch('/api/v1/saved-articles/:id', async ({ request }) => {
      kept = [saved((await request.json()) as { note: string })]
      return HttpResponse.json(kept[0])
    }),
  )

  const { user } = await renderApp('/nl/articles/tussen-wachten-en-weten')
  await user.click(await screen.findByRole('button', { name: 'Bewaar' }))
  expect(await screen.findByRole('button', { name: 'Haal weg' })).toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Schrijf een notitie' }))
  await user.type(await screen.findByLabelText('Je notitie'), 'Voor donderdag.')
  await user.click(screen.getByRole('button', { name: 'Bewaar notitie' }))
  expect(await screen.findByRole('button', { name: 'Wijzig notitie' })).toBeInTheDocument()
  expect(kept[0]?.note).toBe('Voor donderdag.')
})
