import { screen } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test, vi } from 'vitest'
import { renderApp } from '@/test/render-app'
import { articleSample, published } from '@/test/samples'
import { server } from '@/test/server'

const ADDRESS = '/api/v1/themes/grief-and-loss/bundle'

/** The names under which files were given to the person. */
function files(): string[] {
  const names: string[] = []
  URL.createObjectURL = () => 'blob:bundle'
  URL.revokeObjectURL = () => undefined
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  return names
}

function file(size = 2000) {
  return new HttpResponse(new Uint8Array(size), {
    headers: { 'Content-Type': 'application/epub+zip' },
  })
}

test('a theme is taken along, and says how big it is', async () => {
  const names = files()
  let asked = ''
  published(articleSample())
  server.use(
    http.get(ADDRESS, ({ request }) => {
      asked = new URL(request.url).search
      return file()
    }),
  )
  const { user } = await renderApp('/nl/themes/grief-and-loss')

  await user.click(await screen.findByRole('button', { name: /EPUB/ }))

  expect(await screen.findByText(/Je bundel is klaar \(2 kB\)/)).toBeInTheDocument()
  expect(names).toEqual(['klankbord-rouw-en-verlies.epub'])
  expect(asked).toBe('?language=nl&format=epub')
})

test('it waits for its turn while another bundle is being made', async () => {
  const names = files()
  let calls = 0
  published(articleSample())
  server.use(
    http.get(ADDRESS, () => {
      calls += 1
      if (calls > 1) return file()
      return HttpResponse.json(
        { type: 'urn:problem-type:klankbord:bundle-in-the-making', status: 503 },
        { status: 503, headers: { 'Retry-After': '1' } },
      )
    }),
  )
  const { user } = await renderApp('/nl/themes/grief-and-loss')

  await user.click(await screen.findByRole('button', { name: /PDF/ }))

  expect(await screen.findByText(/We maken je bundel/)).toBeInTheDocument()
  expect(await screen.findByText(/Je bundel is klaar/)).toBeInTheDocument()
  expect(names).toEqual(['klankbord-rouw-en-verlies.pdf'])
})

test('what goes wrong is said in words, and can be tried again', async () => {
  const names = files()
  published(articleSample())
  server.use(http.get(ADDRESS, () => HttpResponse.json({ status: 500 }, { status: 500 })))
  const { user } = await renderApp('/nl/themes/grief-and-loss')

  await user.click(await screen.findByRole('button', { name: /PDF/ }))

  expect(await screen.findByText(/Klankbord heeft een storing/)).toBeInTheDocument()
  expect(names).toEqual([])
  server.use(http.get(ADDRESS, () => file()))
  await user.click(screen.getByRole('button', { name: /PDF/ }))
  expect(await screen.findByText(/Je bundel is klaar/)).toBeInTheDocument()
  expect(screen.queryByText(/Klankbord heeft een storing/)).not.toBeInTheDocument()
})
