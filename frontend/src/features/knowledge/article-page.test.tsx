import { act, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, onTestFinished, test, vi } from 'vitest'
import { preferredLocale } from '@/lib/i18n'
import { articleQuery } from '@/lib/knowledge'
import { renderApp, signedInAs } from '@/test/render-app'
import { articleSample, published } from '@/test/samples'
import { server } from '@/test/server'

const FRENCH = articleSample({
  slug: 'entre-attendre-et-savoir',
  language: 'fr',
  title: 'Entre attendre et savoir',
})
const BOTH = [
  { language: 'nl', slug: 'tussen-wachten-en-weten' },
  { language: 'fr', slug: 'entre-attendre-et-savoir' },
] as const

test('a visitor’s article costs one request', async () => {
  const asked: string[] = []
  server.events.on('request:start', ({ request }) => {
    asked.push(new URL(request.url).pathname)
  })
  published(articleSample())

  await renderApp('/nl/articles/tussen-wachten-en-weten')

  await screen.findByRole('heading', { level: 1, name: 'Tussen wachten en weten' })
  expect(asked).toEqual(['/api/v1/articles/tussen-wachten-en-weten'])
  server.events.removeAllListeners()
})

test('a question in the text leads to a reflection that starts from it', async () => {
  published(articleSample())

  await renderApp('/nl/articles/tussen-wachten-en-weten')

  const link = await screen.findByRole('link', { name: 'Reflecteer hierover' })
  expect(link).toHaveAttribute(
    'href',
    '/nl/reflections/new?article=tussen-wachten-en-weten&prompt=waiting',
  )
  expect(link.closest('section')).toHaveTextContent('Bij wie zag je wachten?')
})

test('the contents lead to the chapters', async () => {
  published(articleSample())

  await renderApp('/nl/articles/tussen-wachten-en-weten')

  const [contents] = await screen.findAllByRole('navigation', { name: 'In dit artikel' })
  expect(contents).toBeDefined()
  const link = within(contents as HTMLElement).getByRole('link', { name: 'Leer praten met en' })
  expect(link).toHaveAttribute('href', '#twee')
})

test('an article that is only in Dutch says so to a French reader', async () => {
  published(articleSample())

  await act(() => renderApp('/fr/articles/tussen-wachten-en-weten'))

  expect(await screen.findByText(/Cet article est en néerlandais/)).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Lisez-le en français' })).not.toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'nl')
})

test('an article that is also in French offers that text to a French reader', async () => {
  published(articleSample({ languages: [...BOTH] }), FRENCH)

  await act(() => renderApp('/fr/articles/tussen-wachten-en-weten'))

  expect(await screen.findByRole('link', { name: 'Lisez-le en français' })).toHaveAttribute(
    'href',
    '/fr/articles/entre-attendre-et-savoir',
  )
})

test('the language switch leads to the translation, and search engines learn of both', async () => {
  published(articleSample({ languages: [...BOTH] }))

  await renderApp('/nl/articles/tussen-wachten-en-weten')
  await screen.findByRole('heading', { level: 1 })

  await waitFor(() => expect(document.title).toBe('Tussen wachten en weten · Klankbord'))
  expect(screen.getByRole('link', { name: 'FR Français' })).toHaveAttribute(
    'href',
    '/fr/articles/entre-attendre-et-savoir',
  )
  expect(document.querySelector('link[rel=canonical]')).toHaveAttribute(
    'href',
    'http://localhost:3000/nl/articles/tussen-wachten-en-weten',
  )
  expect(document.querySelector('link[hreflang=fr]')).toHaveAttribute(
    'href',
    'http://localhost:3000/fr/articles/entre-attendre-et-savoir',
  )
})

test('a pointer over the translation fetches it and leaves the language; a click changes it', async () => {
  published(articleSample({ languages: [...BOTH] }), FRENCH)
  const { user, queryClient } = await renderApp('/nl/articles/tussen-wachten-en-weten')
  const link = await screen.findByRole('link', { name: 'Français' })

  await user.hover(link)
  await waitFor(() =>
    expect(queryClient.getQueryData(articleQuery(FRENCH.slug).queryKey)).toBeDefined(),
  )
  expect(screen.getByRole('link', { name: 'Reflecteer hierover' })).toBeInTheDocument()
  expect(document.documentElement.lang).toBe('nl')
  expect(preferredLocale()).toBe('nl')

  await user.click(link)
  expect(await screen.findByRole('heading', { level: 1, name: FRENCH.title })).toBeVisible()
  expect(await screen.findByRole('link', { name: 'NL Nederlands' })).not.toHaveAttribute(
    'aria-current',
  )
  expect(document.documentElement.lang).toBe('fr')
})

test('trouble on the server can be tried again', async () => {
  server.use(
    http.get('/api/v1/articles/:slug', () => HttpResponse.json({}, { status: 503 }), {
      once: true,
    }),
  )

  const { user } = await renderApp('/nl/articles/tussen-wachten-en-weten')
  expect(await screen.findByRole('heading', { name: 'Hier ging iets mis' })).toBeInTheDocument()
  published(articleSample())
  await user.click(screen.getByRole('button', { name: 'Probeer opnieuw' }))

  expect(
    await screen.findByRole('heading', { name: 'Tussen wachten en weten' }),
  ).toBeInTheDocument()
})

test('a page that waits for a connection comes by itself when there is one', async () => {
  server.use(http.get('/api/v1/articles/:slug', () => HttpResponse.error(), { once: true }))

  const connection = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  await renderApp('/nl/articles/tussen-wachten-en-weten')
  await screen.findByRole('heading', { name: 'Je bent even zonder verbinding' })
  published(articleSample())
  connection.mockReturnValue(true)
  act(() => {
    window.dispatchEvent(new Event('online'))
  })

  expect(
    await screen.findByRole('heading', { name: 'Tussen wachten en weten' }),
  ).toBeInTheDocument()
})

test('who waits for a connection that comes back without a word is not forgotten', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  signedInAs()
  server.use(http.get('/api/v1/articles/:slug', () => HttpResponse.error()))
  await renderApp('/nl/articles/tussen-wachten-en-weten')
  await screen.findByRole('heading', { name: 'Dit artikel staat niet op dit toestel' })
  act(() => void vi.advanceTimersByTime(10_000))
  expect(screen.queryByRole('heading', { name: 'Tussen wachten en weten' })).toBeNull()

  published(articleSample())
  act(() => void vi.advanceTimersByTime(10_000))

  expect(
    await screen.findByRole('heading', { name: 'Tussen wachten en weten' }),
  ).toBeInTheDocument()
})

test('what lies near says why, and one of it is what to read next', async () => {
  const near = (slug: string, reason: { sameTheme: boolean; tags: string[] }) => {
    const { id: _id, ...card } = articleSample({ slug, title: `Over ${slug}` })
    return { ...card, id: crypto.randomUUID(), reason }
  }
  published(
    articleSample({
      related: [
        near('afscheid', { sameTheme: true, tags: ['rouw', 'jonge-kinderen'] }),
        near('stilte', { sameTheme: true, tags: [] }),
        near('broers', { sameTheme: false, tags: [] }),
      ],
    }),
  )

  await renderApp('/nl/articles/tussen-wachten-en-weten')

  const next = await screen.findByRole('region', { name: 'Hierna lezen' })
  expect(next).toHaveTextContent('Gaat ook over rouw, jonge kinderen')
  expect(within(next).getByRole('link', { name: 'Over afscheid' })).toHaveAttribute(
    'href',
    '/nl/articles/afscheid',
  )
  const others = within(screen.getByRole('region', { name: 'Lees ook' })).getAllByRole('listitem')
  expect(others.map((one) => one.textContent)).toEqual([
    expect.stringContaining('Zelfde thema'),
    expect.stringContaining('Lijkt op dit artikel'),
  ])
})
