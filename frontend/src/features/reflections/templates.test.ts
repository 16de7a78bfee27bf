import { expect, test } from 'vitest'
import { byMonth } from './months'
import { GIBBS, moveAnswers } from './templates'

const headings = Object.fromEntries(GIBBS.map(({ key }) => [key, `De vraag ${key}?`]))
const move = (answers: Record<string, string>, from: 'free' | 'gibbs', to: 'free' | 'gibbs') =>
  moveAnswers(answers, from, to, headings)

const FULL = {
  description: 'Een gesprek.\n\nMet twee alinea’s.',
  feelings: 'Spanning.',
  evaluation: '',
  analysis: 'Ik wilde helpen.',
  conclusion: '',
  actionPlan: 'Vaker zwijgen.',
}

test('free text becomes the first answer of Gibbs and comes back as it was', () => {
  const free = { text: 'Eerst dit.\n\nDan dat.\n- en een lijst' }
  const gibbs = move(free, 'free', 'gibbs')

  expect(gibbs.description).toBe(free.text)
  expect(move(gibbs, 'gibbs', 'free')).toEqual(free)
})

test('answers become one text with the questions above them, and are found again', () => {
  const free = move(FULL, 'gibbs', 'free')

  expect(free.text).toContain('De vraag feelings?\nSpanning.')
  expect(free.text).not.toContain('De vraag evaluation?')
  expect(move(free, 'free', 'gibbs')).toEqual(FULL)
})

test('words written between the switches keep their place', () => {
  const free = move(FULL, 'gibbs', 'free')
  const more = { text: `Vooraf.\n${free.text}\nNog iets.` }
  const gibbs = move(more, 'free', 'gibbs')

  expect(gibbs.description).toContain('Vooraf.')
  expect(gibbs.description).toContain('Een gesprek.')
  expect(gibbs.actionPlan).toBe('Vaker zwijgen.\nNog iets.')
})

test('a heading that occurs twice loses neither answer', () => {
  const twice = { text: 'De vraag feelings?\nEen.\n\nDe vraag feelings?\nTwee.' }

  expect(move(twice, 'free', 'gibbs').feelings).toBe('Een.\n\nTwee.')
})

test('text written under questions in another language stays whole', () => {
  const free = { text: 'Que s’est-il passé ?\nUn entretien.' }

  expect(move(free, 'free', 'gibbs').description).toBe(free.text)
})

test('a timeline falls apart by month in the order in which it came', () => {
  const days = ['2026-11-30', '2026-11-01', '2026-10-31', '2025-11-02']
  const months = byMonth(days.map((occurredOn) => ({ occurredOn })))

  expect(months.map(({ month, items }) => [month, items.length])).toEqual([
    ['2026-11', 2],
    ['2026-10', 1],
    ['2025-11', 1],
  ])
})
