import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderApp } from '@/test/render-app'
import { articleSample, published } from '@/test/samples'

test('a tag narrows the articles of a theme down, and all of them come back', async () => {
  published(
    articleSample({ tags: ['rouw', 'wachten'] }),
    articleSample({ id: 'b2', slug: 'afscheid', title: 'Afscheid op een scherm', tags: ['rouw'] }),
  )
  const { user } = await renderApp('/nl/themes/grief-and-loss')
  await screen.findByRole('link', { name: 'Afscheid op een scherm' })

  await user.click(screen.getByRole('link', { name: 'wachten' }))

  await expect.poll(() => screen.queryByRole('link', { name: 'Afscheid op een scherm' })).toBeNull()
  expect(await screen.findByRole('link', { name: 'Tussen wachten en weten' })).toBeInTheDocument()

  await user.click(screen.getByRole('link', { name: 'Alles' }))

  expect(await screen.findByRole('link', { name: 'Afscheid op een scherm' })).toBeInTheDocument()
})

test('a theme without articles in a language says so', async () => {
  published(articleSample())

  await renderApp('/nl/themes/grief-and-loss?language=fr')

  expect(await screen.findByRole('heading', { name: 'Hier staat nog niets' })).toBeInTheDocument()
})
