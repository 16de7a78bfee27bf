import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { HttpResponse, http } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { Outbox } from '@/lib/device/outbox'
import {
  choose,
  itemOf,
  made,
  setStage,
  stage,
  statusSays,
  theOnly,
  write,
} from '@/test/reflections-stage'
import { renderApp } from '@/test/render-app'
import { server } from '@/test/server'

beforeEach(setStage)

test('a prompt stands above the field and goes along with the words', async () => {
  await write('Haar stilte.', '/nl/reflections/new?article=levend-verlies&prompt=eerste-vraag')

  expect(screen.getByText('Wat bleef er bij je hangen?')).toBeInTheDocument()
  await statusSays('Bewaard')
  expect(stage.sent).toHaveLength(1)
  expect(stage.sent[0]?.key).toBeTruthy()
  expect(stage.sent[0]?.body).toMatchObject({
    theme: 'grief-and-loss',
    answers: { text: 'Haar stilte.' },
    prompt: { article: 'levend-verlies', key: 'eerste-vraag', text: 'Wat bleef er bij je hangen?' },
  })
})

test('the field is ready to type in', async () => {
  await renderApp('/nl/reflections/new')

  expect(await screen.findByLabelText('Je reflectie')).toHaveFocus()
})

test('opening and leaving an empty page keeps and sends nothing', async () => {
  const { user } = await renderApp('/nl/reflections/new')
  await screen.findByLabelText('Je reflectie')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))

  expect(await screen.findByText('Hier komt wat je schrijft na een gesprek')).toBeInTheDocument()
  expect(stage.sent).toEqual([])
})

/** A device that keeps nothing before `isReady` is called. */
function slowDevice() {
  let isReady: () => void = () => undefined
  const device = new Promise<void>((resolve) => {
    isReady = resolve
  })
  const { keep } = Outbox.prototype
  const slow = vi.spyOn(Outbox.prototype, 'keep').mockImplementation(async function (
    this: Outbox<unknown>,
    ...given
  ) {
    await device
    return keep.apply(this, given)
  })
  return { slow, isReady: () => isReady() }
}

test('leaving while a slow device is still at it shows the words, and asks nobody for them', async () => {
  const { slow, isReady } = slowDevice()
  const { user } = await write('Net op tijd.')
  await waitFor(() => expect(slow).toHaveBeenCalled())
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  // Whatever would be shown without waiting gets the time for it.
  await new Promise((resolve) => setTimeout(resolve, 200))
  isReady()

  expect(await screen.findByRole('button', { name: 'Verwijderen' })).toBeInTheDocument()
  expect(screen.getByText('Net op tijd.')).toBeInTheDocument()
  await waitFor(() => expect(stage.rows.size).toBe(1))
})

test('whoever goes elsewhere while a slow device is still at it stays there', async () => {
  const { slow, isReady } = slowDevice()
  const { user, router } = await write('Daar gaat het al.')
  await waitFor(() => expect(slow).toHaveBeenCalled())
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await router.navigate({ to: '/$lang/reflections', params: { lang: 'nl' } })
  isReady()

  expect(await screen.findByRole('link', { name: 'Daar gaat het al.' })).toBeInTheDocument()
  await waitFor(() => expect(stage.rows.size).toBe(1))
  expect(router.state.location.pathname).toBe('/nl/reflections')
})

test('what can be done with it comes as soon as it is sent, also when it was ready before', async () => {
  stage.isReachable = false
  const { user } = await write('Nog onderweg.')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  expect(await screen.findByText(/is nog niet verstuurd/)).toBeInTheDocument()
  expect(
    screen.getByText(/^Zodra deze reflectie verstuurd is, kun je hier iets/),
  ).toBeInTheDocument()
  stage.isReachable = true
  window.dispatchEvent(new Event('online'))

  expect(await screen.findByRole('button', { name: 'Nieuw actiepunt' })).toBeInTheDocument()
  expect(screen.queryByText(/^Zodra deze reflectie verstuurd is/)).not.toBeInTheDocument()
})

test('what arrived just now can be deleted, also before this screen heard of it', async () => {
  stage.isReachable = false
  const { user } = await write('Toch maar niet.')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await screen.findByText(/is nog niet verstuurd/)
  server.use(http.get('/api/v1/reflections/:id', () => new Promise<never>(() => undefined)))
  stage.isReachable = true
  window.dispatchEvent(new Event('online'))
  await waitFor(() => expect(screen.queryByText(/is nog niet verstuurd/)).not.toBeInTheDocument())
  await user.click(screen.getByRole('button', { name: 'Verwijderen' }))
  await screen.findByRole('button', { name: 'Zet terug' })
  window.dispatchEvent(new Event('pagehide'))

  await waitFor(() => expect(stage.rows.size).toBe(0))
})

test('what is read without a connection is the present one again once there is a connection', async () => {
  const { user, router } = await write('Zo was het.')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await screen.findByRole('button', { name: 'Nieuw actiepunt' })
  const { pathname } = router.state.location
  stage.isReachable = false
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  window.dispatchEvent(new Event('offline'))
  await router.navigate({ to: '/$lang/today', params: { lang: 'nl' } })
  await router.navigate({ to: pathname })
  expect(await screen.findByText(/Dit is wat op dit toestel staat/)).toBeInTheDocument()

  stage.isReachable = true
  const [row] = stage.rows.values()
  if (row) stage.rows.set(row.id, { ...row, answers: { text: 'Elders veranderd.' }, version: 2 })
  online.mockReturnValue(true)
  window.dispatchEvent(new Event('online'))
  expect(await screen.findByText('Elders veranderd.')).toBeInTheDocument()
  expect(screen.queryByText(/Dit is wat op dit toestel staat/)).not.toBeInTheDocument()
})

test('going back after it was ready shows what was written, to go on with', async () => {
  const { user, router } = await write('Nog niet klaar, toch.')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await waitFor(() => expect(stage.rows.size).toBe(1))
  await screen.findByRole('button', { name: 'Verwijderen' })
  router.history.back()

  expect(await screen.findByLabelText('Je reflectie')).toHaveValue('Nog niet klaar, toch.')
})

test('without a connection the words stay here, show in the timeline, and go out later', async () => {
  stage.isReachable = false
  const { user } = await write('Geschreven in de trein.')
  await statusSays('Bewaard op dit toestel')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await user.click(await screen.findByRole('link', { name: 'Naar je reflecties' }))

  expect(await screen.findByText('nog niet verstuurd')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Geschreven in de trein.' })).toBeInTheDocument()

  stage.isReachable = true
  window.dispatchEvent(new Event('online'))

  await waitFor(() => expect(screen.queryByText('nog niet verstuurd')).not.toBeInTheDocument())
  expect(screen.getByRole('link', { name: 'Geschreven in de trein.' })).toBeInTheDocument()
  expect(stage.rows.size).toBe(1)
  expect(new Set(stage.sent.map(({ key, body }) => `${key} ${body.id}`)).size).toBe(1)
})

test('an expired session keeps the words and asks to sign in on the same screen', async () => {
  server.use(
    http.post('/api/v1/reflections', () => HttpResponse.json({ status: 401 }, { status: 401 })),
  )
  await write('Blijft staan.')

  expect(await screen.findByRole('button', { name: 'Meld je opnieuw aan' })).toBeInTheDocument()
  expect(screen.getByLabelText('Je reflectie')).toHaveValue('Blijft staan.')
  await statusSays('Bewaard op dit toestel')
})

test('what can wait is folded away, and goes along when it is filled in', async () => {
  const { user } = await write('Een gesprek.')
  expect(screen.queryByLabelText('Titel (mag leeg blijven)')).not.toBeInTheDocument()
  await user.click(screen.getByText('Titel, dag, thema, gevoelens en meer'))
  const before = screen.getByRole('group', { name: 'Hoe voelde je je ervoor?' })
  await user.click(within(before).getByRole('button', { name: 'gespannen' }))
  await user.click(within(before).getByRole('button', { name: '4 van 5' }))
  await choose(user, /Soort gesprek$/, 'Huisbezoek')
  await user.type(screen.getByLabelText(/^Trefwoorden/), 'tolk, stil verdriet')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))

  await waitFor(() => expect(theOnly()?.tags).toEqual(['tolk', 'stil verdriet']))
  expect(theOnly()).toMatchObject({
    kind: 'home-visit',
    feelingsBefore: [{ feeling: 'tense', intensity: 4 }],
  })
})

test('a deleted reflection is gone at once and can be put back', async () => {
  const id = '01936f6e-0000-7000-8000-0000000000bb'
  stage.rows.set(id, made(id, { title: 'Gesprek', answers: { text: 'Woorden.' } }))
  const { user } = await renderApp(`/nl/reflections/${id}`)
  await user.click(await screen.findByRole('button', { name: 'Verwijderen' }))

  const back = await screen.findByRole('button', { name: 'Zet terug' })
  expect(screen.queryByRole('link', { name: 'Gesprek' })).not.toBeInTheDocument()
  await user.click(back)

  expect(await screen.findByRole('link', { name: 'Gesprek' })).toBeInTheDocument()
  expect(stage.sent).toEqual([])
})

test('leaving the timeline makes a deletion final', async () => {
  const id = '01936f6e-0000-7000-8000-0000000000cc'
  stage.rows.set(id, made(id, { title: 'Gesprek', answers: { text: 'Woorden.' } }))
  const { user, router } = await renderApp(`/nl/reflections/${id}`)
  await user.click(await screen.findByRole('button', { name: 'Verwijderen' }))
  await screen.findByRole('button', { name: 'Zet terug' })
  await router.navigate({ to: '/$lang/reflections/new', params: { lang: 'nl' } })

  await waitFor(() => expect(stage.rows.size).toBe(0))
  expect(stage.sent).toEqual([{ method: 'DELETE', key: null, etag: '"1"', body: {} }])
})

test('what was found is lit up, and HTML in it stays text', async () => {
  const id = '01936f6e-0000-7000-8000-0000000000dd'
  const row = made(id, { title: 'Gesprek', answers: { text: 'Woorden.' } })
  stage.rows.set(id, row)
  server.use(
    http.post('/api/v1/reflection-searches', () =>
      HttpResponse.json({
        items: [
          { reflection: itemOf(row), fragments: ['&lt;b&gt; en <mark>stilte</mark> &amp; meer'] },
        ],
      }),
    ),
  )
  await renderApp('/nl/reflections')
  fireEvent.change(await screen.findByRole('searchbox'), { target: { value: 'stilte' } })

  const found = await screen.findByText('stilte', { selector: 'mark' })
  const item = found.closest('li')
  expect(item).not.toBeNull()
  expect(within(item as HTMLElement).getByText(/<b> en/)).toBeInTheDocument()
})
