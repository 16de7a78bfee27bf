import { beforeEach, expect, test } from 'vitest'
import { draftNames, draftOf, forgetDrafts, keepDraft } from '.'

beforeEach(() => sessionStorage.clear())

test('a draft is found back by who made it, and by nobody else', () => {
  keepDraft('sam', 'template/new', { words: 'Na een bezoek' })
  expect(draftOf('sam', 'template/new')).toEqual({ words: 'Na een bezoek' })
  expect(draftOf('noor', 'template/new')).toBeNull()
  expect(draftNames('sam', 'template/')).toEqual(['template/new'])
  expect(draftNames('noor', 'template/')).toEqual([])
})

test('what cannot be read is no draft', () => {
  sessionStorage.setItem('klankbord.draft.1 sam new', '{')
  expect(draftOf('sam', 'new')).toBeNull()
})

test('drafts are forgotten one by one, and all at signing out', () => {
  keepDraft('sam', 'one', {})
  keepDraft('sam', 'two', {})
  sessionStorage.setItem('other', 'stays')
  keepDraft('sam', 'one', null)
  expect(draftNames('sam', '')).toEqual(['two'])
  forgetDrafts()
  expect(Object.keys(sessionStorage)).toEqual(['other'])
})
