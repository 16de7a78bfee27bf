import { screen, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import type { Schemas } from '@/lib/api'
import type { Template } from '@/lib/templates'
import { ME, renderApp, signedInAs } from '@/test/render-app'
import { templateSample } from '@/test/samples'
import { server } from '@/test/server'

const HUIS = { id: '01936f6e-0000-7000-8000-0000000000aa', name: 'Sociaal Huis' }
const NOORD = { id: '01936f6e-0000-7000-8000-0000000000ab', name: 'Wijkteam Noord' }
const KEY = '01936f6e-0000-7000-8000-0000000000ba'
const GIBBS = templateSample('gibbs', ['description', 'feelings'], { name: { nl: 'Gibbs' } })
const visit = (): Template =>
  templateSample(KEY, ['description', 'feelings'], {
    organisation: HUIS,
    name: { nl: 'Na een huisbezoek' },
    version: 3,
    abilities: { change: true },
  })

type Sent = { body: Record<string, unknown>; key: string | null; match: string | null }

/** A server with these templates; what is asked of it is told. */
function keep(templates: Template[], organisations = [HUIS]): Sent[] {
  signedInAs({
    memberships: organisations.map((organisation) => ({ organisation, role: 'coordinator' })),
  })
  const sent: Sent[] = []
  const note = async (request: Request) => {
    const body = (await request.json()) as Sent['body']
    const { headers } = request
    sent.push({ body, key: headers.get('Idempotency-Key'), match: headers.get('If-Match') })
    return body
  }
  server.use(
    http.get('/api/v1/templates', () => HttpResponse.json({ items: templates })),
    http.post('/api/v1/templates', async ({ request }) => {
      const body = await note(request)
      const made = { ...visit(), ...body, organisation: HUIS, version: 1 } as Template
      made.questions = made.questions.map((one, at) => ({ ...one, key: one.key ?? `q${at}` }))
      templates.push(made)
      return HttpResponse.json(made, { status: 201 })
    }),
    http.patch(`/api/v1/templates/${KEY}`, async ({ request }) => {
      const body = await note(request)
      const at = templates.findIndex(({ key }) => key === KEY)
      const now = templates[at] as Template
      if (request.headers.get('If-Match') !== `"${now.version}"`) {
        const type = 'urn:problem-type:klankbord:version-stale'
        return HttpResponse.json(
          { type, status: 412, title: 'Ondertussen veranderd' },
          { status: 412 },
        )
      }
      const { name, ...rest } = body as Schemas['PatchedTemplateChangesRequest']
      const nl = name?.nl ?? now.name.nl ?? ''
      templates[at] = {
        ...now,
        ...(rest as Partial<Template>),
        name: { nl },
        version: now.version + 1,
      }
      return HttpResponse.json(templates[at])
    }),
  )
  return sent
}

const text = (number: number) =>
  within(screen.getByRole('group', { name: `Vraag ${number}` })).getByLabelText('Wat vraag je?')

beforeEach(() => sessionStorage.clear())

test('a coordinator finds ours to learn from, and makes one from nothing', async () => {
  const sent = keep([GIBBS])
  const { user, router } = await renderApp('/nl/team/templates')
  const ours = await screen.findByRole('list', { name: 'Werkvormen van Klankbord' })
  await user.click(within(ours).getByText('Toon de vragen'))
  expect(within(ours).getByText('De vraag feelings?')).toBeVisible()
  expect(within(ours).queryByRole('button')).not.toBeInTheDocument()

  await user.click(screen.getByRole('link', { name: 'Maak een werkvorm voor Sociaal Huis' }))
  await user.type(await screen.findByLabelText('Naam'), 'Na de tolk')
  await user.type(text(1), 'Wat hoorde je?')
  await user.click(screen.getByRole('button', { name: 'Voeg een vraag toe' }))
  await expect.poll(() => document.activeElement).toBe(text(2))
  await user.keyboard('Wat hoorde je niet?')
  await user.click(screen.getByRole('button', { name: 'Zet vraag 2 hoger' }))
  expect(text(1)).toHaveValue('Wat hoorde je niet?')
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))

  expect(await screen.findByRole('heading', { name: 'Werkvorm veranderen' })).toBeVisible()
  expect(router.state.location.pathname).toBe(`/nl/team/templates/${KEY}`)
  expect(within(screen.getByRole('form')).getByText('Bewaard')).toBeVisible()
  expect(sent.map(({ body }) => body)).toEqual([
    {
      organisation: HUIS.id,
      name: { nl: 'Na de tolk' },
      description: {},
      questions: [
        { text: { nl: 'Wat hoorde je niet?' }, hint: {} },
        { text: { nl: 'Wat hoorde je?' }, hint: {} },
      ],
    },
  ])
})

test('what the server refuses is said at its field, and nothing typed is lost', async () => {
  keep([GIBBS])
  const issues = [
    { in: 'body', name: 'name', code: 'no_language', detail: 'Geef een naam.' },
    { in: 'body', name: 'questions.1.text.nl', code: 'too_long', detail: 'Dat is te lang.' },
  ]
  server.use(
    http.post('/api/v1/templates', () =>
      HttpResponse.json({ type: 'urn:x:invalid-input', issues }, { status: 400 }),
    ),
  )
  const { user } = await renderApp('/nl/team/templates/new?from=gibbs')
  await user.click(await screen.findByRole('button', { name: 'Bewaar' }))
  const summary = await screen.findByRole('alert')
  expect(summary).toHaveFocus()
  await user.click(within(summary).getByRole('link', { name: 'Dat is te lang.' }))
  expect(text(2)).toHaveFocus()
  expect(text(2)).toHaveAccessibleDescription(/Dat is te lang/)
  expect(screen.getByLabelText('Naam')).toHaveAccessibleDescription(/Geef een naam/)
  await user.type(text(2), ' Echt?')
  expect(text(2)).toHaveFocus()
  expect(text(2)).toHaveValue('De vraag feelings? Echt?')
})

test('without an answer it is tried again as the same attempt; a new page has the words', async () => {
  const sent = keep([GIBBS])
  const keys: (string | null)[] = []
  server.use(
    http.post(
      '/api/v1/templates',
      ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'))
        return HttpResponse.error()
      },
      { once: true },
    ),
  )
  const first = await renderApp('/nl/team/templates/new')
  await first.user.type(await screen.findByLabelText('Naam'), 'Na de tolk')
  await first.user.type(text(1), 'Wat hoorde je?')
  await first.user.click(screen.getByRole('button', { name: 'Bewaar' }))
  expect(await screen.findByText(/er is niets verloren/)).toBeVisible()
  first.unmount()

  const { user } = await renderApp('/nl/team/templates/new')
  expect(await screen.findByLabelText('Naam')).toHaveValue('Na de tolk')
  expect(text(1)).toHaveValue('Wat hoorde je?')
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))
  await screen.findByRole('heading', { name: 'Werkvorm veranderen' })
  expect(sent.map(({ key }) => key)).toEqual(keys)
  expect(Object.keys(sessionStorage).filter((key) => key.includes(ME.id))).toEqual([])
})

test('who coordinates two organisations chooses which', async () => {
  const sent = keep([GIBBS], [HUIS, NOORD])
  const { user } = await renderApp('/nl/team/templates/new?from=gibbs')
  await user.type(await screen.findByLabelText('Naam'), 'Onze Gibbs')
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))
  expect(await screen.findByRole('link', { name: /Kies voor welke organisatie/ })).toBeVisible()
  expect(sent).toEqual([])
  await user.click(screen.getByRole('button', { name: /Voor welke organisatie/ }))
  await user.click(await screen.findByRole('option', { name: 'Wijkteam Noord' }))
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))
  await expect.poll(() => sent.map(({ body }) => body.organisation)).toEqual([NOORD.id])
})

test('questions are moved with the keyboard, removed, and put back', async () => {
  keep([visit()])
  const { user } = await renderApp(`/nl/team/templates/${KEY}`)
  await screen.findByRole('group', { name: 'Vraag 1' })
  text(2).focus()
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(text(1)).toHaveValue('De vraag feelings?')
  await expect.poll(() => document.activeElement).toBe(text(1))
  await user.click(screen.getByRole('button', { name: 'Verwijder vraag 1' }))
  expect(text(1)).toHaveValue('De vraag description?')
  await user.click(screen.getByRole('button', { name: 'Zet terug' }))
  expect(text(1)).toHaveValue('De vraag feelings?')
  expect(text(2)).toHaveValue('De vraag description?')
})

test('when somebody else saved first, both are shown and the coordinator chooses', async () => {
  const templates = [visit()]
  const sent = keep(templates)
  const { user } = await renderApp(`/nl/team/templates/${KEY}`)
  await user.type(await screen.findByLabelText('Naam'), ' bij nacht')
  templates[0] = { ...visit(), name: { nl: 'Na een crisis' }, version: 4 }
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))

  const title = await screen.findByRole('heading', { name: /Er zijn twee versies/ })
  expect(title).toHaveFocus()
  expect(screen.getByText('Na een huisbezoek bij nacht')).toBeVisible()
  expect(screen.getAllByText('Na een crisis').at(-1)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Ga verder met deze versie' }))
  expect(screen.getByLabelText('Naam')).toHaveValue('Na een crisis')
  expect(screen.getByText('Na een huisbezoek bij nacht')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Sluit' }))
  await user.type(screen.getByLabelText('Naam'), '.')
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))
  await expect.poll(() => sent.map(({ match }) => match)).toEqual(['"3"', '"4"'])
  expect(await within(screen.getByRole('form')).findByText('Bewaard')).toBeVisible()
})

test('one is retired and brought back in the same place', async () => {
  const sent = keep([visit()])
  const { user } = await renderApp('/nl/team/templates')
  const name = 'Bied niet meer aan: Na een huisbezoek'
  await user.click(await screen.findByRole('button', { name }))
  const back = await screen.findByRole('button', { name: 'Bied weer aan: Na een huisbezoek' })
  expect(back).toHaveFocus()
  expect(screen.getByText(/blijft zoals het was/)).toBeVisible()
  await user.click(back)
  expect(await screen.findByRole('button', { name })).toBeVisible()
  expect(sent).toMatchObject([
    { body: { retired: true }, match: '"3"' },
    { body: { retired: false }, match: '"4"' },
  ])
})

test('the preview asks one question at a time, in the language that is chosen', async () => {
  keep([visit()])
  const { user } = await renderApp(`/nl/team/templates/${KEY}`)
  await user.click(await screen.findByRole('checkbox', { name: 'Ook in het Frans' }))
  await user.type(
    screen.getAllByLabelText(/Wat vraag je\? \(Français\)/)[0] as HTMLElement,
    'Quoi ?',
  )
  await user.click(screen.getByText('Bekijk hoe het eruitziet'))
  expect(screen.getByText('Vraag 1 van 2')).toBeVisible()
  await user.click(screen.getByRole('button', { name: /Nederlands Taal/ }))
  await user.click(await screen.findByRole('option', { name: 'Français' }))
  expect(screen.getAllByText('Quoi ?').some((one) => one.tagName === 'P')).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Volgende vraag' }))
  expect(screen.getByText('Vraag 2 van 2')).toBeVisible()
})

test('for who coordinates nothing the screen is not there', async () => {
  signedInAs({ memberships: [{ organisation: HUIS, role: 'professional' }] })
  await renderApp('/nl/team/templates')
  expect(await screen.findByRole('heading', { level: 1 })).not.toHaveTextContent('Werkvormen')
})
