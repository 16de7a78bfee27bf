import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { ME, renderApp, signedInAs } from '@/test/render-app'
import { server } from '@/test/server'
import { ID, openOffice, submissionSample, textSample } from '../editing-stage'

const asked: URL[] = []

function shelf() {
  openOffice()
  asked.length = 0
  const other = { id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d44', title: 'Veerkracht in stilte' }
  server.use(
    http.get('/api/v1/translations', ({ request }) => {
      const url = new URL(request.url)
      asked.push(url)
      if (url.searchParams.has('cursor')) {
        return HttpResponse.json({ items: [textSample({ ...other, state: 'published' })] })
      }
      const next = `${url.origin}/api/v1/translations?cursor=verder`
      return HttpResponse.json({ items: [textSample()], next })
    }),
    http.get('/api/v1/submissions', ({ request }) => {
      const reviewer = new URL(request.url).searchParams.get('reviewer')
      const mine = submissionSample({
        title: 'Voor mij',
        reviewer: { id: ME.id, name: 'Sam' },
      })
      const free = submissionSample({ id: other.id, title: 'Voor wie tijd heeft' })
      return HttpResponse.json({ items: reviewer ? [mine] : [free, mine] })
    }),
  )
}

test('editors see what waits for them first, and every text with where it stands', async () => {
  shelf()
  const { user } = await renderApp('/nl/editing')

  const waiting = await screen.findByRole('region', { name: 'Wacht op nalezen' })
  await within(waiting).findByRole('heading', { name: 'Aan jou toegewezen' })
  await within(waiting).findByRole('link', { name: 'Voor wie tijd heeft' })
  const links = within(waiting).getAllByRole('link')
  expect(links.map((link) => link.textContent)).toEqual(['Voor mij', 'Voor wie tijd heeft'])

  const all = screen.getByRole('region', { name: 'Alle teksten' })
  const text = await within(all).findByRole('link', { name: 'Tussen wachten en weten' })
  expect(text).toHaveAttribute('href', `/nl/editing/${ID}`)
  const row = within(all).getByRole('listitem')
  await expect.poll(() => row.textContent).toContain('In de maak · Rouw en verlies · Nederlands')

  await user.click(within(all).getByRole('button', { name: 'Meer' }))
  expect(await within(all).findByRole('link', { name: 'Veerkracht in stilte' })).toBeVisible()
  expect(within(all).queryByRole('button', { name: 'Meer' })).not.toBeInTheDocument()
})

test('what narrows the list stands in the address and is asked of the server', async () => {
  shelf()
  const { user, router } = await renderApp('/nl/editing?language=nl&state=onzin')

  await user.click(await screen.findByRole('button', { name: /Stand/ }))
  await user.click(await screen.findByRole('option', { name: 'Teruggestuurd' }))

  await expect
    .poll(() => router.state.location.search)
    .toEqual({ language: 'nl', state: 'rejected' })
  await expect.poll(() => asked.at(-1)?.search).toBe('?language=nl&state=rejected&pageSize=20')
})

test('an article is begun with a title, a theme and a language', async () => {
  shelf()
  const bodies: unknown[] = []
  server.use(
    http.post('/api/v1/translations', async ({ request }) => {
      bodies.push(await request.json())
      return HttpResponse.json(textSample(), { status: 201 })
    }),
  )
  // A slow line: the form comes when one of the themes can be chosen.
  let arrive: () => void = () => undefined
  const onTheWay = new Promise<undefined>((resolve) => {
    arrive = () => resolve(undefined)
  })
  server.use(http.get('/api/v1/themes', () => onTheWay))
  const { user, router } = await renderApp('/nl/editing')
  await user.click(await screen.findByRole('button', { name: 'Nieuw artikel' }))
  const dialog = await screen.findByRole('dialog', { name: 'Begin een artikel' })
  expect(within(dialog).getByRole('status')).toHaveTextContent('Even geduld')
  expect(within(dialog).queryByRole('button', { name: 'Begin' })).not.toBeInTheDocument()
  arrive()
  await user.type(await within(dialog).findByLabelText('Titel'), 'Wachten')
  expect(within(dialog).getByRole('button', { name: /^Rouw en verlies/ })).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: 'Begin' }))

  await expect.poll(() => router.state.location.pathname).toBe(`/nl/editing/${ID}`)
  expect(bodies).toEqual([{ title: 'Wachten', theme: 'grief-and-loss', language: 'nl' }])
})

test('for everybody else there is no such page, and no way to it', async () => {
  signedInAs()
  await renderApp('/nl/editing')
  expect(await screen.findByRole('heading', { name: 'Deze pagina is er niet' })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Redactie' })).not.toBeInTheDocument()
})
