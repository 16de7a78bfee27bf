import { expect, test } from 'vitest'
import { assumptions, changes, meetingOf, meetings, weighing } from './compare'
import { mayNameSomebody } from './names'
import { CHOICES, choiceOf, isTouched } from './standings'
import type { Entry, Standing } from './weaves'

const entry = (standing: Standing, more: Partial<Entry> = {}): Entry => ({
  standing,
  important: false,
  word: '',
  question: '',
  ...more,
})
const weighs = { important: true }

test.each<[Entry, Entry, string | null]>([
  [entry('aware', weighs), entry('known', weighs), 'touch'],
  [entry('self-evident', weighs), entry('assumed', weighs), 'touch'],
  [entry('self-evident'), entry('assumed'), 'filling-in'],
  [entry('self-evident'), entry('assumed', weighs), 'filling-in'],
  [entry('aware'), entry('known', weighs), 'theirs'],
  [entry('aware'), entry('assumed'), 'assumed'],
  [entry('aware', weighs), entry('not-asked'), 'mine'],
  [entry('aware', weighs), entry('known'), null],
  [entry('not-considered'), entry('not-asked'), null],
])('two strands side by side: %o and %o are %s', (own, other, expected) => {
  expect(meetingOf(own, other)).toBe(expected)
})

test('every strand is told once, in the order of the strands', () => {
  const own = { age: entry('aware', weighs), health: entry('self-evident'), money: entry('aware') }
  const other = { age: entry('known', weighs), health: entry('assumed'), money: entry('known') }
  expect(meetings(['health', 'age', 'money'], own, other)).toEqual({
    touch: ['age'],
    'filling-in': ['health'],
    theirs: [],
    mine: [],
    assumed: [],
  })
})

test('between two moments only what changed is told', () => {
  const before = { age: entry('self-evident'), health: entry('aware'), money: entry('aware') }
  const after = {
    age: entry('aware', weighs),
    health: entry('aware', { question: 'Hoe gaat het?' }),
    money: entry('aware', { word: 'schulden' }),
  }
  const found = changes(['age', 'health', 'money'], before, after)
  expect(found.map(({ strand }) => strand)).toEqual(['age', 'money'])
  expect(found[0]).toMatchObject({ standing: true, important: true, word: false })
  expect(found[1]).toMatchObject({ standing: false, important: false, word: true })
})

test('assumptions are those about the other, and what goes without saying of oneself', () => {
  const entries = {
    age: entry('assumed', weighs),
    health: entry('known'),
    money: entry('self-evident'),
  }
  expect(assumptions(['age', 'health', 'money'], entries)).toEqual(['age', 'money'])
  expect(weighing(['age', 'health', 'money'], entries)).toEqual(['age'])
})

test('each choice has a look of its own, so that nobody needs its colour', () => {
  for (const choices of Object.values(CHOICES)) {
    expect(new Set(choices.map(({ look }) => look)).size).toBe(choices.length)
  }
  expect(choiceOf('assumed').look).toBe(choiceOf('self-evident').look)
})

test('a strand is touched by a choice, a weight, a word or a question', () => {
  expect(isTouched(entry('not-asked'))).toBe(false)
  expect(isTouched(entry('assumed'))).toBe(true)
  expect(isTouched(entry('not-asked', weighs))).toBe(true)
  expect(isTouched(entry('not-asked', { word: 'later' }))).toBe(true)
  expect(isTouched(entry('not-considered', { question: 'Hoe?' }))).toBe(true)
})

test.each([
  'mevrouw Haddad',
  'Meneer De Smet',
  'Amina El Idrissi',
  'Jan van der Meer',
  'sam@voorbeeld.be',
  '0470123456',
  '85.07.30',
])('a name or a number gives a hint: %s', (text) => {
  expect(mayNameSomebody(text)).toBe(true)
})

test.each(['oudste zoon', 'spreekt Tigrinya', 'nooit over nagedacht', 'Islam', '3 kinderen', ''])(
  'ordinary words give none: %s',
  (text) => {
    expect(mayNameSomebody(text)).toBe(false)
  },
)
