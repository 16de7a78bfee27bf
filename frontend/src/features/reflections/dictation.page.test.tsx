import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withSpoken } from './use-dictation'

class Heard {
  static last: Heard | undefined
  lang = ''
  onresult: ((event: unknown) => void) | null = null
  onend: (() => void) | null = null
  onerror: ((event: { error: string }) => void) | null = null
  isOn = false
  constructor() {
    Heard.last = this
  }
  start() {
    this.isOn = true
  }
  stop() {
    this.isOn = false
    this.onend?.()
  }
  abort() {
    this.stop()
  }
  say(transcript: string) {
    this.onresult?.({ resultIndex: 0, results: [{ isFinal: true, 0: { transcript } }] })
  }
}

beforeEach(() => {
  Heard.last = undefined
  vi.stubGlobal('SpeechRecognition', Heard)
  vi.resetModules()
})

afterEach(() => vi.unstubAllGlobals())

async function show(onText: (said: string) => void) {
  const { Dictate } = await import('./dictate')
  render(
    <I18nProvider i18n={i18n}>
      <Dictate onText={onText} />
    </I18nProvider>,
  )
  return userEvent.setup()
}

test('before anything is heard it says who may be listening', async () => {
  const onText = vi.fn()
  const user = await show(onText)
  await user.click(screen.getByRole('button', { name: 'Spreek in' }))

  expect(screen.getByText(/De maker van je browser kan daarbij horen/)).toBeInTheDocument()
  expect(Heard.last).toBeUndefined()
  await user.click(screen.getByRole('button', { name: 'Ik typ liever' }))
  expect(Heard.last).toBeUndefined()
})

test('what is said arrives until it is stopped', async () => {
  const onText = vi.fn()
  const user = await show(onText)
  await user.click(screen.getByRole('button', { name: 'Spreek in' }))
  await user.click(screen.getByRole('button', { name: 'Ik begrijp het, spreek in' }))
  expect(Heard.last?.isOn).toBe(true)
  act(() => Heard.last?.say(' ze zweeg '))
  expect(onText).toHaveBeenCalledWith(' ze zweeg ')
  await user.click(screen.getByRole('button', { name: 'Stop met inspreken' }))

  expect(Heard.last?.isOn).toBe(false)
  expect(screen.getByRole('button', { name: 'Spreek in' })).toBeInTheDocument()
})

test('a browser that may not hear the microphone says what helps', async () => {
  const user = await show(vi.fn())
  await user.click(screen.getByRole('button', { name: 'Spreek in' }))
  await user.click(screen.getByRole('button', { name: 'Ik begrijp het, spreek in' }))
  act(() => Heard.last?.onerror?.({ error: 'not-allowed' }))

  expect(screen.getByRole('status')).toHaveTextContent('Mag hij je microfoon gebruiken?')
})

test('what was said stands behind what was written', () => {
  expect(withSpoken('', ' Ze zweeg. ')).toBe('Ze zweeg.')
  expect(withSpoken('Eerst.', 'Toen dit')).toBe('Eerst. Toen dit')
  expect(withSpoken('Eerst.\n', 'Toen dit')).toBe('Eerst.\nToen dit')
  expect(withSpoken('Eerst.', '  ')).toBe('Eerst.')
})
