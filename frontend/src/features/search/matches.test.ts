import { expect, test } from 'vitest'
import { matches } from './matches'

test.each([
  ['Rouw en verlies', 'ver ro'],
  ['Réflexions', 'refle'],
  ['Thema’s', 'THEMA'],
  ['Maak een account', ''],
])('%s is offered for “%s”', (label, typed) => {
  expect(matches(label, typed)).toBe(true)
})

test.each([
  ['Rouw en verlies', 'lies'],
  ['Rouw en verlies', 'rouw tolk'],
])('%s is not offered for “%s”', (label, typed) => {
  expect(matches(label, typed)).toBe(false)
})
