import { expect, test } from 'vitest'
import { templateSample } from '@/test/samples'
import { byMonth } from './months'
import { askedIn, headingsOf, moveAnswers, questionsOf } from './templates'

const free = templateSample('free', ['text'])
const gibbs = templateSample('gibbs', [
  'description',
  'feelings',
  'evaluation',
  'analysis',
  'conclusion',
  'actionPlan',
])
const starr = templateSample('starr', ['situation', 'task', 'action', 'result', 'reflection'])
const what = templateSample('what-so-what', ['description', 'meaning', 'actionPlan'])
const ALL = [free, gibbs, starr, what]
type One = (typeof ALL)[number]
const headings = headingsOf(ALL, 'nl')
const move = (answers: Record<string, string>, from: One, to: One) =>
  moveAnswers(answers, questionsOf(from, 'nl'), questionsOf(to, 'nl'), headings)

const FULL = {
  description: 'Een gesprek.\n\nMet twee alinea’s.',
  feelings: 'Spanning.',
  evaluation: '',
  analysis: 'Ik wilde helpen.',
  conclusion: '',
  actionPlan: 'Vaker zwijgen.',
}

test('free text becomes the first answer of Gibbs and comes back as it was', () => {
  const text = { text: 'Eerst dit.\n\nDan dat.\n- en een lijst' }
  const answers = move(text, free, gibbs)

  expect(answers.description).toBe(text.text)
  expect(move(answers, gibbs, free)).toEqual(text)
})

test('answers become one text with the questions above them, and are found again', () => {
  const text = move(FULL, gibbs, free)

  expect(text.text).toContain('De vraag feelings?\nSpanning.')
  expect(text.text).not.toContain('De vraag evaluation?')
  expect(move(text, free, gibbs)).toEqual(FULL)
})

test.each([starr, what])('by way of $key every answer comes back to its question', (other) => {
  expect(move(move(FULL, gibbs, other), other, gibbs)).toEqual(FULL)
})

test('an answer moves along with a question that two templates share', () => {
  const answers = move(FULL, gibbs, what)

  expect(answers.actionPlan).toBe('Vaker zwijgen.')
  expect(answers.meaning).toBe('')
  expect(answers.description).toBe(
    `${FULL.description}\n\nDe vraag feelings?\nSpanning.\n\nDe vraag analysis?\nIk wilde helpen.`,
  )
})

test('no way through all templates loses a word', () => {
  let answers: Record<string, string> = FULL
  const way = [gibbs, starr, what, free, starr, gibbs, free, what, starr]
  for (const [index, to] of way.slice(1).entries()) answers = move(answers, way[index] as One, to)

  const kept = Object.values(answers).join('\n')
  for (const text of Object.values(FULL)) expect(kept).toContain(text)
})

test('words written between the switches keep their place', () => {
  const text = move(FULL, gibbs, free)
  const more = { text: `Vooraf.\n${text.text}\nNog iets.` }
  const answers = move(more, free, gibbs)

  expect(answers.description).toContain('Vooraf.')
  expect(answers.description).toContain('Een gesprek.')
  expect(answers.actionPlan).toBe('Vaker zwijgen.\nNog iets.')
})

test('a heading that occurs twice loses neither answer', () => {
  const twice = { text: 'De vraag feelings?\nEen.\n\nDe vraag feelings?\nTwee.' }

  expect(move(twice, free, gibbs).feelings).toBe('Een.\n\nTwee.')
})

test('text written under questions in another language stays whole', () => {
  const french = { text: 'Que s’est-il passé ?\nUn entretien.' }

  expect(move(french, free, gibbs).description).toBe(french.text)
})

test('an entry asks what it was answered with, whatever became of the template', () => {
  const own = templateSample('0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d50', ['description'])
  const questions = [
    { key: 'description', text: 'Zo stond het er.' },
    { key: 'q1', text: 'Die is er niet meer.' },
  ]
  const content = { template: own.key, questions, answers: {} }

  // What helps with a question of now says nothing about the one that stood there.
  expect(askedIn(content, [own], 'nl', String)).toEqual([
    { key: 'description', label: 'Zo stond het er.', hint: '' },
    { key: 'q1', label: 'Die is er niet meer.', hint: '' },
  ])
  expect(askedIn({ ...content, questions: [] }, [own], 'nl', String)).toEqual([
    { key: 'description', label: 'De vraag description?', hint: 'Help bij description.' },
  ])
})

test('a question that reads as it did keeps its help', () => {
  const own = templateSample('0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d50', ['description'])
  const questions = [{ key: 'description', text: 'De vraag description?' }]

  expect(askedIn({ template: own.key, questions, answers: {} }, [own], 'nl', String)).toEqual([
    { key: 'description', label: 'De vraag description?', hint: 'Help bij description.' },
  ])
})

test('answers show on a device that never saw their template', () => {
  const content = { template: 'gibbs', questions: [], answers: { description: 'Een gesprek.' } }

  expect(askedIn(content, [], 'nl', (count) => `Vraag ${count}`)).toEqual([
    { key: 'description', label: 'Vraag 1', hint: '' },
  ])
})

test('a text that was not translated is shown in the language that it has', () => {
  expect(questionsOf(free, 'fr')[0]?.label).toBe('De vraag text?')
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
