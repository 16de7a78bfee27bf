import { i18n } from '@lingui/core'
import { act, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { editorIn, goTo, openEditor, select } from './editor-stage'

const button = (name: string) => screen.getByRole('button', { name })

test('showing a text is no change, even when its form is not the one the editor writes', async () => {
  const { changes, text } = await openEditor({ value: '* een\n* twee\n\nTitel\n-----' })

  expect(text).toHaveTextContent('een')
  expect(within(text).getByRole('heading', { level: 2 })).toHaveTextContent('Titel')
  expect(changes).toEqual([])
})

test('a button changes the selection and says that it is on', async () => {
  const { user, editor, latest } = await openEditor({ value: 'Een goed gesprek.' })
  select(editor, 'goed')

  expect(button('Vet')).toHaveAttribute('aria-pressed', 'false')
  await user.click(button('Vet'))

  expect(latest()).toBe('Een **goed** gesprek.\n')
  expect(button('Vet')).toHaveAttribute('aria-pressed', 'true')
})

test('a change can be undone and done again', async () => {
  const { user, editor, latest } = await openEditor({ value: 'Een goed gesprek.' })
  expect(button('Ongedaan maken')).toBeDisabled()
  select(editor, 'goed')
  await user.click(button('Cursief'))
  await user.click(button('Ongedaan maken'))
  expect(latest()).toBe('Een goed gesprek.\n')
  await user.click(button('Opnieuw doen'))
  expect(latest()).toBe('Een *goed* gesprek.\n')
})

test('the buttons are one stop for Tab, and arrows go from one to the next', async () => {
  const { user, text } = await openEditor({ value: 'Tekst' })
  const toolbar = screen.getByRole('toolbar', { name: 'Opmaak' })
  act(() => text.focus())
  await user.keyboard('{Alt>}{F10}{/Alt}')
  expect(toolbar).toContainElement(document.activeElement as HTMLElement)
  const first = document.activeElement

  await user.keyboard('{ArrowRight}')
  expect(document.activeElement).not.toBe(first)
  expect(toolbar).toContainElement(document.activeElement as HTMLElement)

  await user.keyboard('{Escape}')
  await waitFor(() => expect(text).toHaveFocus())
})

test('Tab leaves the text, from a list and from a table too', async () => {
  const { user, editor, text, changes } = await openEditor({
    value: '- een\n- twee\n\n| a | b |\n|---|---|\n| c | d |',
  })
  for (const word of ['twee', 'd']) {
    goTo(editor, word)
    act(() => text.focus())
    await user.tab()
    expect(button('Na')).toHaveFocus()
  }
  expect(changes).toEqual([])
})

test('a heading is chosen from a menu', async () => {
  const { user, editor, latest } = await openEditor({ value: 'Kop' })
  goTo(editor, 'Kop')

  await user.click(button('Soort regel: Alinea'))
  await user.click(await screen.findByRole('menuitemradio', { name: 'Kop 3' }))

  expect(latest()).toBe('### Kop\n')
  expect(button('Soort regel: Kop 3')).toBeInTheDocument()
})

test('a block stands under the text that the cursor is in, and what is selected goes into one', async () => {
  const { user, editor, latest } = await openEditor({ value: 'Tekst\n\nEinde' })
  goTo(editor, 'Tekst')
  await user.click(button('Invoegen'))
  await user.click(await screen.findByRole('menuitem', { name: 'Voorbeeld' }))
  act(() => void editor.commands.insertContent('Nooit echt gebeurd.'))
  expect(latest()).toBe('Tekst\n\n::: example\nNooit echt gebeurd.\n:::\n\nEinde\n')

  select(editor, 'Einde')
  await user.click(button('Invoegen'))
  await user.click(await screen.findByRole('menuitem', { name: 'Kader' }))
  expect(latest()).toContain('::: callout\nEinde\n:::\n')
})

test('a block gets its title, a prompt its key, in fields over the text', async () => {
  const { user, editor, latest } = await openEditor({ value: 'Tekst' })
  select(editor, 'Tekst')
  await user.click(button('Invoegen'))
  await user.click(await screen.findByRole('menuitem', { name: 'Kader' }))
  await user.type(screen.getByRole('textbox', { name: /^Titel/ }), 'Let op')
  expect(latest()).toBe('::: callout Let op\nTekst\n:::\n')

  await user.click(button('Invoegen'))
  await user.click(await screen.findByRole('menuitem', { name: 'Vraag om over na te denken' }))
  const key = screen.getByRole('textbox', { name: /^Sleutel van de vraag/ })
  await user.clear(key)
  await user.type(key, 'Wat hielp ')
  expect(key).toBeInvalid()
  await user.type(key, '{Backspace}')
  expect(key).toBeValid()
  expect(latest()).toBe('::: prompt wat-hielp\nTekst\n:::\n')

  await user.click(button('Haal uit het blok'))
  expect(latest()).toBe('Tekst\n')
})

test('a question that is left without a key gets one out of its words', async () => {
  const { editor, latest } = await openEditor({
    value: '::: prompt wat-hielp\nEn toen?\n:::\n\n::: prompt\nWat hielp?\n:::\n\nEinde',
  })
  goTo(editor, 'Wat')
  goTo(editor, 'Einde')
  expect(latest()).toContain('::: prompt wat-hielp-2\nWat hielp?\n')
})

test('rows and columns of a table come and go', async () => {
  const { user, editor, latest } = await openEditor({ value: '| a | b |\n|---|---|\n| c | d |' })
  goTo(editor, 'c')
  await user.click(button('Rij eronder'))
  await user.click(button('Kolom erachter'))
  expect(latest()).toBe('| a | | b |\n|---|---|---|\n| c | | d |\n| | | |\n')

  goTo(editor, 'c')
  await user.click(button('Rij weghalen'))
  await user.click(button('Kolom weghalen'))
  expect(latest()).toBe('| | b |\n|---|---|\n| | |\n')
})

test('switching to Markdown and back changes nothing, not even a space', async () => {
  const value = '*  een\n*  twee <b>ruw</b>\n\n[los]: https://example.org\n'
  const { user, changes } = await openEditor({ value })
  await user.click(screen.getByRole('radio', { name: 'Markdown' }))
  expect(screen.getByRole('textbox', { name: 'Tekst van het artikel' })).toHaveValue(value)
  await user.click(screen.getByRole('radio', { name: 'Opgemaakt' }))

  const text = await screen.findByRole('textbox', { name: 'Tekst van het artikel' })
  expect(text).toHaveTextContent('twee <b>ruw</b>')
  expect(text).toHaveTextContent('[los]: https://example.org')
  expect(changes).toEqual([])
})

test('what is written in Markdown is there in the visual text, and Tab leaves it', async () => {
  const { user, latest } = await openEditor({ value: 'Een.' })
  await user.click(screen.getByRole('radio', { name: 'Markdown' }))
  const area = screen.getByRole('textbox', { name: 'Tekst van het artikel' })
  await user.type(area, ' **Twee**.')
  expect(latest()).toBe('Een. **Twee**.')
  await user.tab()
  expect(button('Na')).toHaveFocus()

  await user.click(screen.getByRole('radio', { name: 'Opgemaakt' }))
  const text = await screen.findByRole('textbox', { name: 'Tekst van het artikel' })
  expect(within(text).getByText('Twee').tagName).toBe('STRONG')
  expect(editorIn(text).getText()).toBe('Een. Twee.')
})

test('a text from elsewhere replaces what is shown, and cannot be undone to the old one', async () => {
  const { replace, text, changes } = await openEditor({ value: 'Oud.' })
  replace('Nieuw.')
  expect(text).toHaveTextContent('Nieuw.')
  expect(button('Ongedaan maken')).toBeDisabled()
  expect(changes).toEqual([])
})

test('a text that may only be read has no buttons, and cannot be changed', async () => {
  const { text } = await openEditor({ value: 'Vast.', readOnly: true })
  expect(text).toHaveAttribute('contenteditable', 'false')
  expect(text).toHaveAttribute('aria-readonly', 'true')
  expect(screen.queryByRole('toolbar')).not.toBeInTheDocument()
})

test('a text can be closed for writing while it is open, and opened again', async () => {
  const { ask, text } = await openEditor({ value: 'Tekst.' })
  ask({ readOnly: true, language: 'fr' })
  expect(text).toHaveAttribute('contenteditable', 'false')
  expect(text).toHaveAttribute('aria-readonly', 'true')
  expect(text).toHaveAttribute('lang', 'fr')
  ask({ readOnly: false })
  expect(text).toHaveAttribute('contenteditable', 'true')
  expect(screen.getByRole('toolbar')).toBeInTheDocument()
})

test('the text has the language it is written in', async () => {
  const { text } = await openEditor({ value: 'Bonjour', language: 'fr' })
  expect(text).toHaveAttribute('lang', 'fr')
})

test.each([
  ['en', 'Bold'],
  ['fr', 'Gras'],
])('the buttons have names in %s', async (locale, name) => {
  act(() => i18n.activate(locale))
  try {
    await openEditor({ label: 'Tekst van het artikel' })
    expect(button(name)).toBeInTheDocument()
  } finally {
    act(() => i18n.activate('nl'))
  }
})

test('axe finds nothing, with every field open', async () => {
  const { editor } = await openEditor({
    value: '::: callout Titel\nMet [link](https://example.org).\n:::\n\n| a |\n|---|\n| b |',
  })
  for (const word of ['link', 'b']) {
    goTo(editor, word)
    const { violations } = await axe.run(document.body, {
      rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  }
})
