import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Highlighted, piecesOf } from './highlighted'

test('marks are found and escaped signs are read once', () => {
  expect(piecesOf('a &amp;lt; <mark>b &#x27;c&#x27;</mark> d')).toEqual([
    { text: 'a &lt; ', found: false },
    { text: "b 'c'", found: true },
    { text: ' d', found: false },
  ])
})

test('anything but a mark stays text', () => {
  const { container } = render(
    <Highlighted fragment="<img src=x onerror=alert(1)><mark>a</mark>" />,
  )

  expect(container.querySelector('img')).toBeNull()
  expect(container.textContent).toBe('<img src=x onerror=alert(1)>a')
})
