import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { goTo, openEditor, picturesOf, select } from './editor-stage'

const button = (name: string) => screen.getByRole('button', { name })

test('a link to an article keeps the key of the article', async () => {
  const onChooseArticle = vi.fn(async () => ({ key: 'drie-stoelen', title: 'Drie stoelen' }))
  const { user, editor, latest, text } = await openEditor({
    value: 'Lees ook dit.',
    onChooseArticle,
  })
  select(editor, 'ook')
  await user.click(button('Link'))
  await user.click(await screen.findByRole('menuitem', { name: 'Link naar een artikel' }))

  await waitFor(() => expect(latest()).toBe('Lees [ook](article:drie-stoelen) dit.\n'))
  expect(within(text).getByText('ook')).toHaveClass('article-link')
  select(editor, 'ook')
  expect(
    within(screen.getByRole('group', { name: 'Link' })).getByText(/drie-stoelen/),
  ).toBeVisible()
})

test('a link to an address is made whole, and one that is none is refused', async () => {
  const { user, editor, latest } = await openEditor({ value: 'Lees hier.' })
  select(editor, 'hier')
  await user.click(button('Link'))
  await user.click(await screen.findByRole('menuitem', { name: 'Link naar een adres' }))
  const address = await screen.findByRole('textbox', { name: 'Adres' })
  await user.type(address, 'javascript:alert(1){Enter}')
  expect(address).toBeInvalid()
  await user.clear(address)
  await user.type(address, 'example.org/a{Enter}')

  expect(latest()).toBe('Lees [hier](https://example.org/a).\n')
})

test('a picture needs words that say what it shows', async () => {
  const pictures = picturesOf({ src: 'image:vlecht', address: '/media/vlecht.webp' })
  const { user, editor, latest } = await openEditor({ value: 'Tekst', pictures })
  act(() => void editor.commands.setTextSelection(6))
  await user.click(button('Afbeelding'))
  await user.click(await screen.findByRole('button', { name: 'Zet in de tekst' }))
  const alt = screen.getByRole('textbox', { name: /Wat is er te zien/ })
  expect(alt).toBeInvalid()
  await user.type(alt, 'Een vlecht')
  await user.type(screen.getByRole('textbox', { name: /^Bijschrift/ }), 'Twaalf linten')
  await user.click(button('Zet in de tekst'))

  expect(latest()).toBe('Tekst\n\n![Een vlecht](image:vlecht "Twaalf linten")\n')
})

test('a picture stands under the heading that the cursor is in, never inside', async () => {
  const pictures = picturesOf({ src: 'image:vlecht', address: '/media/vlecht.webp', alt: 'Draad' })
  const { user, editor, latest } = await openEditor({ value: '## Kop\n\nTekst', pictures })
  goTo(editor, 'op')
  await user.click(button('Afbeelding'))
  await user.click(await screen.findByRole('button', { name: 'Zet in de tekst' }))

  expect(latest()).toBe('## Kop\n\n![Draad](image:vlecht)\n\nTekst\n')
})

test('the picture itself is shown while writing, and one that is not there says so', async () => {
  const pictures = picturesOf({ src: 'image:vlecht', address: '/media/vlecht.webp' })
  const value =
    '![Een vlecht](image:vlecht)\n\n![Weg](image:weg)\n\n![Elders](https://x.be/a.png)\n'
  const { text, changes } = await openEditor({ value, pictures })
  const shown = screen.getByRole('img', { name: 'Een vlecht' })
  await waitFor(() => expect(shown).toHaveAttribute('src', '/media/vlecht.webp'))
  for (const name of ['Weg', 'Elders']) {
    const gone = screen.getByRole('img', { name })
    await waitFor(() =>
      expect(gone.parentElement).toHaveAttribute('data-gone', 'Deze afbeelding is er niet.'),
    )
    expect(gone).not.toHaveAttribute('src')
  }
  expect(text.innerHTML).not.toContain('x.be')
  expect(changes).toEqual([])
})

test('a file that is pasted by itself is uploaded, and words are pasted as words', async () => {
  const pictures = picturesOf({ src: 'image:vlecht', address: '/media/vlecht.webp', alt: 'Draad' })
  const { user, editor, text, latest } = await openEditor({ value: 'Tekst', pictures })
  const file = new File(['x'], 'vlecht.png', { type: 'image/png' })
  const paste = (plain: string) => {
    const data = { files: [file], getData: (kind: string) => (kind === 'text/plain' ? plain : '') }
    const event = new Event('paste', { bubbles: true, cancelable: true })
    act(() => void text.dispatchEvent(Object.assign(event, { clipboardData: data })))
  }
  act(() => void editor.commands.setTextSelection(6))
  paste('woorden uit een brief')
  expect(pictures.files).toEqual([])
  paste('')
  expect(pictures.files).toEqual([file])
  const alt = await screen.findByRole('textbox', { name: /Wat is er te zien/ })
  expect(alt).toHaveValue('Draad')
  await user.click(button('Zet in de tekst'))
  expect(latest()).toContain('![Draad](image:vlecht)')
  expect(pictures.described).toHaveBeenCalledWith('image:vlecht', 'Draad')
})
