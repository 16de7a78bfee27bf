import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { renderApp } from '@/test/render-app'
import { articleSample, published } from '@/test/samples'
import { server } from '@/test/server'

beforeEach(() => {
  published(articleSample())
  server.use(
    http.get('/api/v1/search', ({ request }) => {
      const q = new URL(request.url).searchParams.get('q')
      const hit = {
        article: articleSample(),
        score: 1,
        titleHtml: 'Tussen <mark>wachten</mark> en weten',
        fragments: ['Mensen &amp; <mark>wachten</mark> &lt;lang&gt;'],
      }
      const meant = q === 'wagten' ? { didYouMean: 'wachten' } : {}
      return HttpResponse.json({ items: q === 'wachten' ? [hit] : [], ...meant })
    }),
    http.get('/api/v1/search-facets', () =>
      HttpResponse.json({
        total: 1,
        themes: [{ key: 'grief-and-loss', title: 'Rouw en verlies', ribbon: 'plum', count: 1 }],
        tags: [{ tag: 'gesprek-voeren', count: 1 }],
        readingTimes: [
          { key: 'short', count: 1 },
          { key: 'medium', count: 0 },
          { key: 'long', count: 0 },
        ],
      }),
    ),
  )
})

test('what is typed is looked for, goes into the address and shows why it was found', async () => {
  const { user, router } = await renderApp('/nl/search')

  await user.type(
    await screen.findByRole('searchbox', { name: 'Waarover wil je lezen?' }),
    'wachten',
  )

  expect(await screen.findByText('1 artikel gevonden')).toBeInTheDocument()
  expect(router.state.location.search).toEqual({ q: 'wachten' })
  const hit = screen.getByRole('listitem')
  expect(within(hit).getAllByText('wachten')[0]?.tagName).toBe('MARK')
  expect(hit).toHaveTextContent('Mensen & wachten <lang>')
})

test('nothing found says what to do next', async () => {
  await renderApp('/nl/search?q=xyzzy&theme=grief-and-loss')

  expect(
    await screen.findByRole('heading', { name: 'Niets gevonden voor “xyzzy”' }),
  ).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Zoek in alle thema’s' })).toHaveAttribute(
    'href',
    '/nl/search?q=xyzzy',
  )
})

test('one letter is not looked for until it is sent', async () => {
  const { user, router } = await renderApp('/nl/search')
  const box = await screen.findByRole('searchbox', { name: 'Waarover wil je lezen?' })
  await user.type(box, 'w')
  await new Promise((rested) => setTimeout(rested, 600))
  expect(router.state.location.search).toEqual({})
  await user.type(box, '{Enter}')
  await expect.poll(() => router.state.location.search).toEqual({ q: 'w' })
})

test('typing leaves one step in the history, whatever the pauses', async () => {
  const { user, router } = await renderApp('/nl/search')
  const steps = router.history.length
  const box = await screen.findByRole('searchbox', { name: 'Waarover wil je lezen?' })
  for (const part of ['wa', 'cht', 'en']) {
    await user.type(box, part)
    const typed = (box as HTMLInputElement).value
    await expect.poll(() => router.state.location.search).toEqual({ q: typed })
  }
  expect(router.history.length).toBe(steps)
})

test('what was probably meant is offered, and is looked for when it is chosen', async () => {
  const { user, router } = await renderApp('/nl/search?q=wagten&theme=grief-and-loss')

  await screen.findByRole('heading', { name: 'Niets gevonden voor “wagten”' })
  await user.click(screen.getByRole('link', { name: 'wachten' }))

  expect(await screen.findByText('1 artikel gevonden')).toBeInTheDocument()
  expect(router.state.location.search).toEqual({ q: 'wachten', theme: 'grief-and-loss' })
  // What is spoken follows a moment later.
  await waitFor(() => expect(screen.queryByText(/Bedoelde je/)).not.toBeInTheDocument())
})

test('choices say how many articles they leave, and are taken back by choosing again', async () => {
  const { user, router } = await renderApp('/nl/search?q=wachten')

  expect(await screen.findByRole('link', { name: /^Rouw en verlies ?1 artikel$/ })).toHaveAttribute(
    'href',
    '/nl/search?q=wachten&theme=grief-and-loss',
  )
  await user.click(screen.getByText('Leestijd en onderwerp'))
  await user.click(screen.getByRole('link', { name: /^gesprek voeren ?1 artikel$/ }))
  await user.click(await screen.findByRole('link', { name: /^Tot 5 minuten ?1 artikel$/ }))
  const both = { q: 'wachten', tag: 'gesprek-voeren', readingTime: 'short' }
  await expect.poll(() => router.state.location.search).toEqual(both)

  const tag = await screen.findByRole('link', {
    name: /gesprek voeren.*weg te halen/,
    current: true,
  })
  await user.click(tag)
  await expect
    .poll(() => router.state.location.search)
    .toEqual({ q: 'wachten', readingTime: 'short' })
  expect(screen.getByText('Leestijd en onderwerp').closest('details')).toHaveAttribute('open')
})

test('without counts the choices still work', async () => {
  server.use(http.get('/api/v1/search-facets', () => HttpResponse.error()))
  await renderApp('/nl/search?q=wachten&readingTime=long')

  expect(await screen.findByRole('link', { name: 'Rouw en verlies' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /Langer.*weg te halen/ })).toHaveAttribute(
    'href',
    '/nl/search?q=wachten',
  )
})

test('nothing found among what was chosen leads back to everything', async () => {
  await renderApp('/nl/search?q=xyzzy&tag=rouw')

  expect(await screen.findByRole('link', { name: 'Zoek zonder filters' })).toHaveAttribute(
    'href',
    '/nl/search?q=xyzzy',
  )
})

test('the palette opens with the keyboard and goes where the words lead', async () => {
  const { user, router } = await renderApp('/nl/privacy')
  await screen.findByRole('heading', { level: 1 })

  await user.keyboard('{Control>}k{/Control}')
  const box = await screen.findByRole('combobox', { name: 'Waar wil je heen?' })
  await user.type(box, 'verl')
  await screen.findByRole('option', { name: /Rouw en verlies/ })
  await user.keyboard('{Enter}')

  await expect.poll(() => router.state.location.pathname).toBe('/nl/themes/grief-and-loss')
})

test('the palette moves with the arrows and finds articles', async () => {
  const { user, router } = await renderApp('/nl/privacy')
  await screen.findByRole('heading', { level: 1 })

  await user.keyboard('/')
  await user.type(await screen.findByRole('combobox'), 'wachten')
  const found = await screen.findByRole('option', { name: /Tussen wachten en weten/ })
  await expect.poll(() => found.getAttribute('aria-selected')).toBe('true')
  await user.keyboard('{ArrowDown}{ArrowUp}{Enter}')

  await expect
    .poll(() => router.state.location.pathname)
    .toBe('/nl/articles/tussen-wachten-en-weten')
})
