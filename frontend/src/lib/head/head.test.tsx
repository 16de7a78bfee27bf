import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { renderApp } from '@/test/render-app'
import { articleSample, published, themeSample } from '@/test/samples'

const found = (selector: string) =>
  [...document.head.querySelectorAll<HTMLElement>(selector)].map(
    (one) => one.getAttribute('href') ?? one.getAttribute('content') ?? one.textContent ?? '',
  )

const paths = (selector: string) => found(selector).map((href) => new URL(href).pathname)

/** What the server puts into the head of an article (`backend/api/pages/head.py`). */
function serverWrote(path: string): void {
  document.head.innerHTML = `
    <title>Tussen wachten en weten · Klankbord</title>
    <meta name="description" content="Van de server" data-page="">
    <link rel="canonical" href="https://klankbord.example${path}" data-page="">
    <meta property="og:title" content="Tussen wachten en weten" data-page="">
    <script type="application/ld+json" data-page="">{}</script>`
}

beforeEach(() => published(articleSample()))
afterEach(() => {
  document.head.innerHTML = ''
})

test('what the server wrote for this page stays as it is', async () => {
  serverWrote('/nl/articles/tussen-wachten-en-weten')

  await renderApp('/nl/articles/tussen-wachten-en-weten')
  await screen.findByRole('heading', { level: 1 })

  expect(found('meta[name=description]')).toEqual(['Van de server'])
  expect(found('link[rel=canonical]')).toHaveLength(1)
  expect(found('script[type="application/ld+json"]')).toHaveLength(1)
})

test('nothing of it is left on the next page', async () => {
  serverWrote('/nl/articles/tussen-wachten-en-weten')
  const { user, router } = await renderApp('/nl/articles/tussen-wachten-en-weten')
  await screen.findByRole('heading', { level: 1 })

  await user.click(screen.getByRole('link', { name: 'Rouw en verlies' }))
  await expect.poll(() => router.state.location.pathname).toBe('/nl/themes/grief-and-loss')
  await expect.poll(() => document.title).toBe('Rouw en verlies · Klankbord')

  expect(paths('link[rel=canonical]')).toEqual(['/nl/themes/grief-and-loss'])
  expect(found('meta[name=description]')).toEqual([themeSample().summary])
  expect(document.head.querySelectorAll('[property], script')).toHaveLength(0)
})

test('what the server wrote for another page goes at once', async () => {
  serverWrote('/fr/articles/entre-attendre-et-savoir')

  await renderApp('/nl/articles/tussen-wachten-en-weten')
  await screen.findByRole('heading', { level: 1 })

  expect(paths('link[rel=canonical]')).toEqual(['/nl/articles/tussen-wachten-en-weten'])
})

test('a page leads to its feeds', async () => {
  await renderApp('/nl/articles/tussen-wachten-en-weten')
  await screen.findByRole('heading', { level: 1 })

  expect(paths('link[rel=alternate][type]')).toEqual([
    '/nl/themes/grief-and-loss/feed.atom',
    '/nl/themes/grief-and-loss/feed.json',
    '/nl/feed.atom',
    '/nl/feed.json',
  ])
})
