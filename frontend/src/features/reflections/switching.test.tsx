import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import {
  choose,
  setStage,
  stage,
  statusSays,
  TEMPLATES,
  theOnly,
  write,
} from '@/test/reflections-stage'

beforeEach(setStage)

test('switching to other questions and back keeps every word', async () => {
  const { user } = await write('Eerst vrij.')
  await choose(user, /Werkvorm$/, 'Werkvorm gibbs')
  expect(screen.getByLabelText('De vraag description?')).toHaveValue('Eerst vrij.')
  await user.click(screen.getByRole('button', { name: 'Toon alle vragen' }))
  fireEvent.change(screen.getByLabelText('De vraag feelings?'), { target: { value: 'Moe.' } })
  await choose(user, /Werkvorm$/, 'Vrij schrijven')

  const field = screen.getByLabelText<HTMLTextAreaElement>('Je reflectie')
  expect(field.value).toContain('Eerst vrij.')
  expect(field.value).toContain('De vraag feelings?\nMoe.')
})

test('one question at a time or all at once, with the same words', async () => {
  const { user } = await write('Eerst vrij.')
  await choose(user, /Werkvorm$/, 'Werkvorm gibbs')
  expect(screen.queryByLabelText('De vraag feelings?')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Volgende vraag' }))
  fireEvent.change(screen.getByLabelText('De vraag feelings?'), { target: { value: 'Moe.' } })
  await user.click(screen.getByRole('button', { name: 'Toon alle vragen' }))

  expect(screen.getByLabelText('De vraag description?')).toHaveValue('Eerst vrij.')
  expect(screen.getByLabelText('De vraag feelings?')).toHaveValue('Moe.')
  await user.click(screen.getByRole('button', { name: 'Toon één voor één' }))
  expect(screen.getByLabelText('De vraag feelings?')).toHaveValue('Moe.')
})

test('the questions of an organisation go along with the answers', async () => {
  const { user } = await write('Een stoel.')
  await choose(user, /Werkvorm$/, 'Na een huisbezoek')

  await waitFor(() => expect(theOnly()?.template).toBe(TEMPLATES[2]?.key))
  expect(theOnly()).toMatchObject({
    questions: [
      { key: 'description', text: 'De vraag description?' },
      { key: 'q1', text: 'De vraag q1?' },
    ],
    answers: { description: 'Een stoel.', q1: '' },
  })
})

test('the templates last seen are there without a connection', async () => {
  const { unmount } = await write('Eerst met net.')
  await statusSays('Bewaard')
  unmount()
  stage.isReachable = false
  const { user } = await write('Nu zonder.')
  await choose(user, /Werkvorm$/, 'Werkvorm gibbs')

  expect(screen.getByLabelText('De vraag description?')).toHaveValue('Nu zonder.')
})
