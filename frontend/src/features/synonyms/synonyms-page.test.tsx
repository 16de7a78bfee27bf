import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { renderApp, signedInAs } from '@/test/render-app'
import { themeSample } from '@/test/samples'
import { server } from '@/test/server'

type Group = { id: string; language: string; words: string[]; version: number }

const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d40'

function keepGroups(groups: Group[]) {
  signedInAs({ roles: ['editor'] })
  const asked: string[] = []
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [themeSample()] })),
    http.get('/api/v1/synonyms', ({ request }) => {
      const query = new URL(request.url).searchParams
      asked.push(query.get('q') ?? '')
      const found = groups.filter(({ words, language }) => {
        const holds = words.some((word) => word.includes(query.get('q') ?? ''))
        return holds && language === query.get('language')
      })
      return HttpResponse.json({ items: found })
    }),
    http.post('/api/v1/synonyms', async ({ request }) => {
      const body = (await request.json()) as Omit<Group, 'id' | 'version'>
      if (body.words.length < 2) {
        const issue = { in: 'body', name: 'words', code: 'min_length', detail: 'Minstens twee.' }
        const type = 'urn:problem-type:klankbord:invalid-input'
        return HttpResponse.json({ type, status: 400, issues: [issue] }, { status: 400 })
      }
      groups.unshift({ ...body, id: `${ID.slice(0, -1)}${groups.length}`, version: 1 })
      return HttpResponse.json(groups[0], { status: 201 })
    }),
    http.patch('/api/v1/synonyms/:id', async ({ request, params }) => {
      const group = groups.find(({ id }) => id === params.id)
      if (group) Object.assign(group, await request.json(), { version: group.version + 1 })
      return HttpResponse.json(group)
    }),
    http.delete('/api/v1/synonyms/:id', ({ params }) => {
      groups.splice(
        groups.findIndex(({ id }) => id === params.id),
        1,
      )
      return new HttpResponse(null, { status: 204 })
    }),
  )
  return asked
}

const tolk = (): Group => ({ id: ID, language: 'nl', words: ['tolk', 'vertaler'], version: 1 })

async function openPage(groups: Group[]) {
  const asked = keepGroups(groups)
  const app = await renderApp('/nl/editing/synonyms')
  const list = await screen.findByRole('list', { name: 'Groepen' })
  return { ...app, asked, list }
}

const words = () => within(screen.getByRole('list', { name: 'Groepen' })).queryAllByRole('listitem')

test('a group is made, and what is wrong with it is said at its field', async () => {
  const groups: Group[] = []
  const { user } = await openPage(groups)
  const field = screen.getByRole('textbox', { name: 'Woorden die hetzelfde betekenen' })
  await user.type(field, 'VP')
  await user.click(screen.getByRole('button', { name: 'Voeg toe' }))
  expect(await screen.findByText('Minstens twee.')).toBeVisible()
  await user.type(field, ', vertrouwenspersoon')
  await user.click(screen.getByRole('button', { name: 'Voeg toe' }))
  await expect.poll(() => words().map((row) => row.textContent)).toHaveLength(1)
  expect(groups[0]).toMatchObject({ language: 'nl', words: ['VP', 'vertrouwenspersoon'] })
})

test('a group is changed', async () => {
  const groups = [tolk()]
  const { user } = await openPage(groups)
  await user.click(await screen.findByRole('button', { name: 'Verander tolk, vertaler' }))
  const [row] = words()
  const field = within(row as HTMLElement).getByRole('textbox')
  expect(field).toHaveFocus()
  await user.type(field, ', gids')
  await user.click(within(row as HTMLElement).getByRole('button', { name: 'Bewaar' }))
  expect(await screen.findByText('tolk, vertaler, gids')).toBeVisible()
})

test('a group that was removed can be put back', async () => {
  const groups = [tolk()]
  const { user } = await openPage(groups)
  await user.click(await screen.findByRole('button', { name: 'Verwijder tolk, vertaler' }))
  await user.click(await screen.findByRole('button', { name: 'Zet terug' }))
  await expect.poll(() => groups.map((group) => group.words)).toEqual([['tolk', 'vertaler']])
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Zet terug' })).not.toBeInTheDocument(),
  )
})

test('a word is looked for, in another language too', async () => {
  const { user, asked } = await openPage([tolk()])
  await user.type(screen.getByRole('searchbox', { name: 'Zoek een woord' }), 'xyz')
  expect(await screen.findByText('Geen groep gevonden.')).toBeVisible()
  expect(asked.at(-1)).toBe('xyz')
  await user.click(screen.getByRole('button', { name: /Taal/ }))
  await user.click(await screen.findByRole('option', { name: 'Français' }))
  expect(await screen.findByText('Er zijn nog geen groepen.')).toBeVisible()
})
