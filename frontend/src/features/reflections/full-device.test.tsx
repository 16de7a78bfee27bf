import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setStage, stage, statusSays } from '@/test/reflections-stage'
import { renderApp } from '@/test/render-app'

const REFUSED = 'Dit toestel kan het nu niet bewaren. Laat dit venster open.'
const GO_AWAY = 'Je kunt altijd weggaan. Wat je schrijft, blijft bewaard.'

beforeEach(setStage)
afterEach(() => vi.restoreAllMocks())

/** Write `words` on a device that takes nothing until the mock `full` is restored. */
async function writeOnFull(words: string) {
  const app = await renderApp('/nl/reflections/new')
  // Its key found room before.
  const field = await screen.findByLabelText('Je reflectie')
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError')
  })
  fireEvent.change(field, { target: { value: words } })
  return { ...app, full }
}

/** Would the browser ask before this page goes? */
function isAsked(): boolean {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

test('words that a full device refuses go to the server all the same', async () => {
  const { user, full } = await writeOnFull('Vol, maar met verbinding.')
  await statusSays('Bewaard')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))

  expect(await screen.findByRole('button', { name: 'Verwijderen' })).toBeInTheDocument()
  expect(screen.getByText('Vol, maar met verbinding.')).toBeInTheDocument()
  expect([...stage.rows.values()].map(({ answers }) => answers)).toEqual([
    { text: 'Vol, maar met verbinding.' },
  ])
  expect(full).toHaveBeenCalled()
  expect(isAsked()).toBe(false)
})

test('ready at once is sent at once when nothing else would outlast this window', async () => {
  const { user } = await writeOnFull('Meteen klaar.')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await screen.findByRole('button', { name: 'Verwijderen' })

  expect(stage.rows.size).toBe(1)
})

test('without a connection they stay on screen until somebody takes them', async () => {
  stage.isReachable = false
  const { user } = await writeOnFull('Nergens anders dan hier.')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await statusSays(REFUSED)
  expect(screen.getByLabelText('Je reflectie')).toHaveValue('Nergens anders dan hier.')
  expect(screen.queryByText(GO_AWAY)).not.toBeInTheDocument()
  expect(isAsked()).toBe(true)

  stage.isReachable = true
  window.dispatchEvent(new Event('online'))
  await statusSays('Bewaard')
  expect(screen.getByText(GO_AWAY)).toBeInTheDocument()
  expect(isAsked()).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  expect(await screen.findByRole('button', { name: 'Verwijderen' })).toBeInTheDocument()
  expect(stage.rows.size).toBe(1)
})

test('they are put on the device as soon as there is room again', async () => {
  stage.isReachable = false
  const { user, full } = await writeOnFull('Er komt plaats.')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await statusSays(REFUSED)

  full.mockRestore()
  window.dispatchEvent(new Event('focus'))
  await statusSays('Bewaard op dit toestel')
  expect(isAsked()).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  expect(
    await screen.findByText('Dit staat op dit toestel en is nog niet verstuurd.'),
  ).toBeInTheDocument()
})

test('whoever goes elsewhere finds them there, and reads that they are nowhere else', async () => {
  stage.isReachable = false
  const { user, router } = await writeOnFull('Alleen hier.')
  await user.click(screen.getByRole('button', { name: 'Klaar' }))
  await statusSays(REFUSED)
  await router.navigate({ to: '/$lang/reflections', params: { lang: 'nl' } })
  await user.click(await screen.findByRole('link', { name: 'Alleen hier.' }))

  const only = 'Dit is nog niet verstuurd en staat alleen hier. Laat dit venster open.'
  expect(await screen.findByText(only)).toBeInTheDocument()
  expect(screen.getByText('Alleen hier.')).toBeInTheDocument()
})
