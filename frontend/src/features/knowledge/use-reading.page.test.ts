import { expect, test } from 'vitest'
import { passagesOf } from './use-read-aloud'
import { progressOf } from './use-reading'

test('progress is nothing before the text and everything at its end', () => {
  expect(progressOf({ top: 800, height: 4000 }, 900)).toBe(0)
  expect(progressOf({ top: -3400, height: 4000 }, 900)).toBe(1)
  expect(progressOf({ top: -1550, height: 4000 }, 900)).toBeCloseTo(0.5, 1)
})

test('a text shorter than the screen is read or not', () => {
  expect(progressOf({ top: 20, height: 300 }, 900)).toBe(0)
  expect(progressOf({ top: -20, height: 300 }, 900)).toBe(1)
})

test('reading aloud says every passage once', () => {
  const text = document.createElement('div')
  text.innerHTML = '<h2>Kop</h2><ul><li><p>Eén</p></li><li>Twee</li></ul><p> </p><p>Drie</p>'

  expect(passagesOf(text)).toEqual(['Kop', 'Eén', 'Twee', 'Drie'])
})
