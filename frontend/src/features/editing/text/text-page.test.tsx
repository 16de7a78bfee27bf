import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderApp } from '@/test/render-app'
import { ID, Office, openOffice, problem, submissionSample, WIM } from '../editing-stage'

// What jsdom lacks and ProseMirror asks: where things are on the screen.
const nowhere = () => new DOMRect()
Range.prototype.getBoundingClientRect = nowhere
Range.prototype.getClientRects = () => document.createElement('p').getClientRects()
document.elementFromPoint = () => null

async function openText(office = new Office()) {
  openOffice(office)
  const app = await renderApp(`/nl/editing/${ID}`)
  const title = await screen.findByRole('textbox', { name: 'Titel' })
  return { ...app, office, title }
}

/** Wait until the server holds this version and the screen says that all is kept. */
async function savedAs(office: Office, version: number) {
  await waitFor(() => expect(office.manuscript.version).toBe(version))
  expect(await screen.findByText('Alles is bewaard')).toBeVisible()
}

/** Write `words` behind what stands in `field`, at once: on a slow device letters come one by one. */
function add(field: HTMLElement, words: string): void {
  const { value } = field as HTMLInputElement
  fireEvent.change(field, { target: { value: value + words } })
}

const leaving = () => {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

test('what is written is saved after a pause, with its version', async () => {
  const { title, office } = await openText()
  add(title, ', samen')
  expect(leaving()).toBe(true)

  await savedAs(office, 7)
  expect(screen.getByText('Alles is bewaard')).toHaveAttribute('role', 'status')
  expect(office.saves).toEqual([
    { words: { title: 'Tussen wachten en weten, samen' }, match: '"6"' },
  ])
  expect(leaving()).toBe(false)

  add(screen.getByRole('textbox', { name: /Onderwerpen/ }), ', Gesprek voeren')
  await savedAs(office, 8)
  expect(office.saves[1]).toEqual({ words: { tags: ['rouw', 'gesprek-voeren'] }, match: '"7"' })
})

test('opening a text saves nothing', async () => {
  const { office, router } = await openText()
  await screen.findByRole('textbox', { name: 'Tekst van het artikel' })
  await router.navigate({ to: '/$lang/privacy', params: { lang: 'nl' } })
  await waitFor(() => expect(screen.queryByRole('textbox')).not.toBeInTheDocument())
  expect(office.saves).toEqual([])
})

test('what cannot be saved stays, is said, and is tried again', async () => {
  const { user, title, office } = await openText()
  office.refuses = [problem(503, 'database-unavailable')]
  add(title, '!')

  expect(
    await screen.findByText(/^Nog niet bewaard. Je woorden staan in dit venster/),
  ).toBeVisible()
  expect(leaving()).toBe(true)
  await user.click(screen.getByRole('button', { name: 'Bewaar nu' }))
  await savedAs(office, 7)
  expect(office.manuscript.title).toBe('Tussen wachten en weten!')
})

test('a source that is begun is kept, without what is still empty', async () => {
  const { user, office } = await openText()
  await user.click(screen.getByRole('button', { name: 'Voeg een bron toe' }))
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Auteur' })).toHaveFocus())
  add(screen.getByRole('textbox', { name: 'Auteur' }), 'Boss')
  await savedAs(office, 7)
  expect(office.saves).toEqual([
    { words: { sources: [{ author: 'Boss', year: null, title: '' }] }, match: '"6"' },
  ])
})

test('leaving the text saves at once', async () => {
  const { title, office, router } = await openText()
  add(title, '?')
  await router.navigate({ to: '/$lang/privacy', params: { lang: 'nl' } })
  await waitFor(() => expect(office.manuscript.title).toBe('Tussen wachten en weten?'))
})

test('a field that cannot be kept yet does not hold up the others', async () => {
  const { title, office } = await openText()
  const issue = { in: 'body', name: 'tags.1', code: 'max_length', detail: 'Te lang.' }
  office.refuses = [problem(400, 'invalid-input', [issue])]
  add(title, '!')
  add(screen.getByRole('textbox', { name: /Onderwerpen/ }), ', x')

  expect(await screen.findByText('Te lang.')).toBeVisible()
  expect(office.saves[1]?.words).toEqual({ title: 'Tussen wachten en weten!' })
  expect(leaving()).toBe(true)
  add(screen.getByRole('textbox', { name: /Onderwerpen/ }), 'y')
  await savedAs(office, 8)
  expect(office.manuscript.tags).toEqual(['rouw', 'xy'])
})

async function writeBesideWim() {
  const opened = await openText()
  opened.office.overtake({ title: 'Van Wim' })
  add(opened.title, ' van mij')
  const heading = await screen.findByRole('heading', {
    name: 'Er zijn twee versies van deze tekst',
  })
  await waitFor(() => expect(heading).toHaveFocus())
  const versions = screen.getAllByRole('article')
  expect(versions[0]).toHaveTextContent('Tussen wachten en weten van mij')
  expect(versions[1]).toHaveTextContent('Van Wim')
  return opened
}

test('when somebody else saved, mine can be saved over it once theirs is kept', async () => {
  const { user, office } = await writeBesideWim()
  expect(office.manuscript.title).toBe('Van Wim')
  await user.click(screen.getByRole('button', { name: 'Ga verder met mijn versie' }))
  await savedAs(office, 8)
  expect(office.manuscript.title).toBe('Tussen wachten en weten van mij')
  expect(office.acts).toEqual([{ at: `/translations/${ID}/revisions`, body: {} }])
  expect(screen.getByText(/De andere is bewaard als versie 4/)).toBeVisible()
})

test('when somebody else saved, theirs can be taken and mine stays readable', async () => {
  const { user, office } = await writeBesideWim()
  await user.click(screen.getByRole('button', { name: 'Ga verder met deze versie' }))
  expect(await screen.findByRole('textbox', { name: 'Titel' })).toHaveValue('Van Wim')
  expect(office.saves).toHaveLength(1)
  expect(screen.getByRole('article')).toHaveTextContent('Tussen wachten en weten van mij')
  expect(await screen.findByText('Bewaard als versie 4.')).toBeVisible()
  expect(office.acts[0]?.body).toMatchObject({ title: 'Tussen wachten en weten van mij' })
  await user.click(screen.getByRole('button', { name: 'Sluit' }))
  expect(screen.queryByRole('article')).not.toBeInTheDocument()
})

test('who else writes is said', async () => {
  const office = new Office()
  office.others = [{ ...WIM, activity: 'writing' }]
  await openText(office)
  expect(await screen.findByText('Wim heeft deze tekst ook open')).toBeVisible()
})

test('who reviews reads, and writes only after saying so', async () => {
  const submission = submissionSample({ abilities: { decide: true, withdraw: false } })
  const office = new Office({ state: 'submitted', submission })
  const { user, title } = await openText(office)
  expect(title).toHaveAttribute('readonly')
  await user.click(screen.getByRole('button', { name: 'Ik wil zelf in de tekst schrijven' }))
  expect(within(document.body).getByRole('textbox', { name: 'Titel' })).not.toHaveAttribute(
    'readonly',
  )
})
