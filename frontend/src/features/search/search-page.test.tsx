import { screen, within } from '@testing-library/react'
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
      return HttpResponse.json({ items: q === 'wachten' ? [hit] : [] })
    }),
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
