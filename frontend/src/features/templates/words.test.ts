import { expect, test } from 'vitest'
import { templateSample } from '@/test/samples'
import { draftOfTemplate, following, isStale, keepingMine, newDraft, takingTheirs } from './draft'
import {
  blank,
  bodyOf,
  changesOf,
  copyOf,
  fieldOf,
  moved,
  newQuestion,
  shownIn,
  withLanguage,
  writtenOf,
} from './words'

const gibbs = templateSample('gibbs', ['description', 'feelings', 'evaluation'])
const keysOf = ({ questions }: { questions: { key?: string }[] }) => questions.map(({ key }) => key)

test('an empty one is in Dutch, and in the language of who begins it', () => {
  expect(blank('nl').languages).toEqual(['nl'])
  expect(blank('fr').languages).toEqual(['nl', 'fr'])
})

test('a copy keeps the keys of its questions, and has no name yet', () => {
  const copy = copyOf({ ...gibbs, name: { nl: 'Gibbs', fr: 'Gibbs' } }, 'nl')
  expect(keysOf(bodyOf(copy))).toEqual(['description', 'feelings', 'evaluation'])
  expect(bodyOf(copy).name).toEqual({})
  expect(copy.languages).toEqual(['nl'])
})

test('what is empty or in a language that is off is not sent', () => {
  const written = blank('fr')
  const words = { nl: ' Na een bezoek ', fr: 'Après', en: 'After' }
  expect(bodyOf({ ...written, name: words }).name).toEqual({ nl: 'Na een bezoek', fr: 'Après' })
  const [question] = bodyOf(written).questions
  expect(question).toEqual({ text: {}, hint: {} })
})

test('a language that goes off is taken away at the server, and comes back with its words', () => {
  const french = writtenOf({ ...gibbs, name: { nl: 'Kring', fr: 'Cercle' } })
  const off = withLanguage(french, 'fr', false)
  expect(changesOf(off).name).toEqual({ nl: 'Kring', fr: null, en: null })
  expect(changesOf(withLanguage(off, 'fr', true)).name).toMatchObject({ fr: 'Cercle' })
})

test('a question moves one place, and not over the end', () => {
  const written = writtenOf(gibbs)
  expect(keysOf(moved(written, 'feelings', -1))).toEqual(['feelings', 'description', 'evaluation'])
  expect(keysOf(moved(written, 'feelings', 1))).toEqual(['description', 'evaluation', 'feelings'])
  expect(moved(written, 'description', -1)).toBe(written)
  expect(moved(written, 'evaluation', 1)).toBe(written)
})

test('who reads a language that is missing gets the first there is', () => {
  const written = { ...blank('nl'), name: { nl: 'Kring', fr: 'Cercle', en: '' } }
  expect(shownIn(written.name, written, 'fr')).toBe('Kring')
  expect(shownIn(written.name, withLanguage(written, 'fr', true), 'fr')).toBe('Cercle')
})

test('what is wrong with a text in no language stands at the Dutch field', () => {
  expect(fieldOf('questions.2.text')).toBe('questions.2.text.nl')
  expect(fieldOf('name.fr')).toBe('name.fr')
  expect(fieldOf('questions')).toBe('questions')
})

const saved = templateSample('t1', ['description'], { version: 3 })
const theirs = templateSample('t1', ['feelings'], { version: 4 })
const mine = () => {
  const draft = draftOfTemplate(saved)
  const questions = [...draft.written.questions, newQuestion()]
  return { ...draft, written: { ...draft.written, questions } }
}

test('what nobody changed here follows what others save', () => {
  const draft = following(draftOfTemplate(saved), theirs)
  expect(draft.base).toBe(4)
  expect(keysOf(draft.written)).toEqual(['feelings'])
})

test('what was written here is not overwritten: it is stale', () => {
  expect(isStale(mine(), saved)).toBe(false)
  expect(isStale(mine(), theirs)).toBe(true)
  expect(following(mine(), theirs)).toEqual({ ...mine(), written: expect.anything() })
})

test('when the answer got lost, what is saved is mine: nothing is asked', () => {
  const draft = { ...draftOfTemplate(saved), written: writtenOf(theirs) }
  expect(isStale(draft, theirs)).toBe(false)
  expect(following(draft, theirs).base).toBe(4)
})

test('mine goes on over theirs, or theirs goes on with mine beside it', () => {
  const draft = mine()
  expect(keepingMine(draft, theirs)).toMatchObject({ base: 4, written: draft.written })
  const taken = takingTheirs(draft, theirs)
  expect(keysOf(taken.written)).toEqual(['feelings'])
  expect(taken.aside).toEqual(draft.written)
})

test('a new one waits for no version', () => {
  expect(following(newDraft(blank('nl'), ''), null).base).toBeNull()
})
