import { screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import type { Schemas } from '@/lib/api'
import { renderApp, signedInAs } from '@/test/render-app'
import { published } from '@/test/samples'
import { server } from '@/test/server'

type Own = Schemas['OwnWeave']
type Other = Schemas['ReflectionWeave']

const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10'
const MOMENT = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d31'
const AT = '2026-10-14T16:20:11Z'
const STRANDS: Schemas['Strand'][] = ['Leeftijd', 'Gezondheid', 'Geld'].map((name) => ({
  key: name.toLowerCase(),
  name,
  questions: [`Wat doet ${name}?`, `Hoe is ${name}?`],
  mirror: `En ik, met ${name}?`,
}))

const mine = (changes: Partial<Schemas['OwnKeptEntry']> = {}): Schemas['OwnKeptEntry'] => ({
  standing: 'not-considered',
  important: false,
  word: '',
  question: '',
  ...changes,
})
const theirs = (changes: Partial<Schemas['OtherKeptEntry']> = {}): Schemas['OtherKeptEntry'] => ({
  standing: 'not-asked',
  important: false,
  word: '',
  question: '',
  ...changes,
})
const OWN: Own = {
  strands: { leeftijd: mine({ important: true }), gezondheid: mine(), geld: mine() },
  updatedAt: AT,
  version: 3,
  abilities: { keep: true, delete: true },
}
const OTHER: Other = {
  strands: {
    leeftijd: theirs({ standing: 'known', important: true }),
    gezondheid: theirs({ standing: 'assumed', word: 'moe' }),
    geld: theirs(),
  },
  envelope: null,
  sealed: false,
  updatedAt: AT,
  version: 5,
  abilities: { delete: true },
}

type Sent = { body: unknown; tag: string | null }

/** The pretended server has these weaves; what is sent to it is returned. */
function keeps({ own = OWN, other = OTHER, moments = [] as Schemas['WeaveMoment'][] } = {}) {
  const sent: Sent[] = []
  const note = async ({ request }: { request: Request }) => {
    sent.push({ body: await request.json(), tag: request.headers.get('If-Match') })
  }
  signedInAs()
  published()
  server.use(
    http.get('/api/v1/strands', () => HttpResponse.json({ items: STRANDS })),
    http.get('/api/v1/me/weave', () => HttpResponse.json(own)),
    http.get('/api/v1/me/weave/moments', () => HttpResponse.json({ items: moments })),
    http.get('/api/v1/me/weave/moments/:id', ({ params }) =>
      HttpResponse.json(moments.find(({ id }) => id === params.id)),
    ),
    http.get('/api/v1/reflections/:id/weave', () => HttpResponse.json(other)),
    http.patch('/api/v1/me/weave', async (asked) => {
      await note(asked)
      return HttpResponse.json({ ...own, version: own.version + 1 })
    }),
    http.patch('/api/v1/reflections/:id/weave', async (asked) => {
      await note(asked)
      return HttpResponse.json({ ...other, version: other.version + 1 })
    }),
  )
  return sent
}

const OTHER_PAGE = `/nl/reflections/${ID}/weave`

test('every strand says in its name what is kept about it', async () => {
  keeps()
  await renderApp(OTHER_PAGE)

  const strands = await screen.findByRole('toolbar', { name: 'De twaalf linten van de ander' })
  const names = within(strands)
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label'))
  expect(names).toEqual([
    'Leeftijd, bekend, weegt voor de ander, weegt voor jullie allebei',
    'Gezondheid, aangenomen, woord: moe',
    'Geld, niet gevraagd',
  ])
  expect(strands).toHaveAccessibleDescription(/Druk op een lint/)
  expect(screen.getByRole('img', { name: /Een vlecht van 3 linten/ })).toBeInTheDocument()
})

test('the arrows go from strand to strand, round and round, with one stop of Tab', async () => {
  keeps()
  const { user } = await renderApp(OTHER_PAGE)
  const strands = await screen.findByRole('toolbar', { name: 'De twaalf linten van de ander' })
  const [age, health, money] = within(strands).getAllByRole('button')

  age?.focus()
  await user.keyboard('{ArrowDown}')
  expect(health).toHaveFocus()
  await user.keyboard('{ArrowRight}{ArrowDown}')
  expect(age).toHaveFocus()
  await user.keyboard('{ArrowUp}')
  expect(money).toHaveFocus()
  await user.keyboard('{Home}')
  expect(age).toHaveFocus()
  await user.keyboard('{End}')
  expect(money).toHaveFocus()
  const stops = within(strands)
    .getAllByRole('button')
    .filter(({ tabIndex }) => tabIndex === 0)
  expect(stops).toEqual([money])
})

test('a strand is changed, kept as the one that was read, and told', async () => {
  const sent = keeps()
  const { user } = await renderApp(OTHER_PAGE)
  await user.click(await screen.findByRole('button', { name: 'Geld aanpassen' }))
  const dialog = await screen.findByRole('dialog', { name: 'Geld' })
  await user.click(within(dialog).getByRole('radio', { name: /Aangenomen/ }))
  await user.type(within(dialog).getByLabelText(/Een woord erbij/), 'krap ')
  await user.click(within(dialog).getByRole('button', { name: 'Hoe is Geld?' }))
  await user.click(within(dialog).getByRole('button', { name: 'Bewaar' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  const geld = { standing: 'assumed', important: false, word: 'krap', question: 'Hoe is Geld?' }
  expect(sent).toEqual([{ body: { strands: { geld } }, tag: '"5"' }])
  await waitFor(() =>
    expect(document.getElementById('announcements-polite')).toHaveTextContent(
      'Geld is bewaard: aangenomen, woord: krap',
    ),
  )
})

test('leaving a strand keeps what was changed, and sends nothing when nothing was', async () => {
  const sent = keeps()
  const { user } = await renderApp('/nl/weave')
  await user.click(await screen.findByRole('button', { name: 'Geld aanpassen' }))
  await screen.findByRole('dialog', { name: 'Geld' })
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(sent).toEqual([])

  await user.click(screen.getByRole('button', { name: 'Geld aanpassen' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Dit lint weegt voor mij' }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ body: { strands: { geld: { important: true } } }, tag: '"3"' })
})

test('what was typed stays when it cannot be kept', async () => {
  keeps()
  server.use(http.patch('/api/v1/me/weave', () => HttpResponse.error()))
  const { user } = await renderApp('/nl/weave')
  await user.click(await screen.findByRole('button', { name: 'Geld aanpassen' }))
  await user.type(await screen.findByLabelText(/Een woord erbij/), 'nooit tekort')
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))

  expect(await screen.findByText(/geen verbinding met Klankbord/)).toBeInTheDocument()
  expect(screen.getByLabelText(/Een woord erbij/)).toHaveValue('nooit tekort')
})

test('a word that may be a name gets a hint that is spoken, and can be kept', async () => {
  const sent = keeps()
  const { user } = await renderApp(OTHER_PAGE)
  await user.click(await screen.findByRole('button', { name: 'Geld aanpassen' }))
  await user.type(await screen.findByLabelText(/Een woord erbij/), 'mevrouw Haddad')
  const hints = screen.getAllByRole('status').map(({ textContent }) => textContent)
  expect(hints.join(' ')).toContain('Staat hier een naam of een nummer?')
  await user.click(screen.getByRole('button', { name: 'Bewaar' }))
  await waitFor(() => expect(sent).toHaveLength(1))
})

test('where both strands weigh, they touch, and where one fills in, it says so', async () => {
  keeps({
    own: { ...OWN, strands: { ...OWN.strands, gezondheid: mine({ standing: 'self-evident' }) } },
  })
  await renderApp(`${OTHER_PAGE}/compare`)

  const seen = await screen.findByRole('region', { name: 'Wat je ziet' })
  const told = within(seen)
    .getAllByRole('term')
    .map((term) => `${term.textContent}: ${term.nextElementSibling?.firstChild?.textContent}`)
  expect(told).toEqual([
    'Hier raken jullie elkaar: Leeftijd',
    'Hier vul je misschien in vanuit jezelf: Gezondheid',
  ])
  const row = screen.getByRole('row', { name: /^Leeftijd/ })
  expect(row).toHaveTextContent('weegt voor jullie allebei')
})

test('a strand that is chosen stands out on both sides, and is told', async () => {
  keeps()
  const { user } = await renderApp(`${OTHER_PAGE}/compare`)
  const own = await screen.findByRole('toolbar', { name: 'Jouw twaalf linten' })
  await user.click(within(own).getByRole('button', { name: /^Gezondheid/ }))

  const pressed = screen.getAllByRole('button', { pressed: true })
  expect(pressed.map(({ textContent }) => textContent?.split(',')[0])).toEqual([
    'Gezondheid',
    'Gezondheid',
  ])
  await waitFor(() =>
    expect(document.getElementById('announcements-polite')).toHaveTextContent(
      'Gezondheid. Jij: nog niet bekeken. De ander: aangenomen, woord: moe.',
    ),
  )
})

test('two moments of oneself say what changed', async () => {
  const before = { id: MOMENT, keptAt: AT, strands: { ...OWN.strands, leeftijd: mine() } }
  keeps({ moments: [before] })
  const { user } = await renderApp('/nl/weave')
  await user.click(await screen.findByRole('link', { name: /^Vergelijk met nu: / }))

  const changed = await screen.findByRole('region', { name: 'Wat er veranderde' })
  expect(changed).toHaveTextContent(
    'LeeftijdEerst nog niet bekeken, daarna nog niet bekeken, weegt voor mij.',
  )
  expect(within(changed).getAllByRole('listitem')).toHaveLength(1)
})

test('a moment is kept in the state that is shown', async () => {
  keeps()
  const sent: unknown[] = []
  server.use(
    http.post('/api/v1/me/weave/moments', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ id: MOMENT, keptAt: AT, strands: OWN.strands }, { status: 201 })
    }),
  )
  const { user } = await renderApp('/nl/weave')
  await user.click(await screen.findByRole('button', { name: 'Bewaar dit moment' }))
  await waitFor(() => expect(sent).toEqual([{ version: 3 }]))
})

test('a reflection that was not sent yet says why there is no weave', async () => {
  keeps()
  server.use(
    http.get('/api/v1/reflections/:id/weave', () =>
      HttpResponse.json({ type: 'urn:problem-type:klankbord:not-found' }, { status: 404 }),
    ),
  )
  await renderApp(OTHER_PAGE)
  expect(await screen.findByText('Hier is nog geen vlechtwerk')).toBeInTheDocument()
})
