import { beforeEach, expect, test } from 'vitest'
import { chooseRemembering, remembering } from '.'

beforeEach(() => localStorage.clear())

test('what was written before is shown until somebody says otherwise', () => {
  expect(remembering('2026-11-23')).toBe('shown')
})

test('not today is over tomorrow', () => {
  chooseRemembering('not-today', '2026-11-23')
  expect(remembering('2026-11-23')).toBe('not-today')
  expect(remembering('2026-11-24')).toBe('shown')
})

test('never stays never, until it is switched on again', () => {
  chooseRemembering('never', '2026-11-23')
  expect(remembering('2027-11-23')).toBe('never')
  chooseRemembering('shown', '2027-11-23')
  expect(remembering('2027-11-23')).toBe('shown')
})
