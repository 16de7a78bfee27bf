import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const TOKENS = readFileSync('src/styles/tokens.css', 'utf8')

/** The light and the dark value of every colour token. */
const colors = new Map(
  [...TOKENS.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }],
  ),
)

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours as WCAG 2.2 defines it, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function token(name: string, mode: 'light' | 'dark'): string {
  const color = colors.get(name)?.[mode]
  if (!color) throw new Error(`tokens.css has no colour --${name}`)
  return color
}

const PAPERS = ['paper', 'paper-raised', 'paper-sunken']
const RIBBONS = ['plum', 'moss', 'terracotta', 'teal', 'ochre']

describe.each(['light', 'dark'] as const)('%s', (mode) => {
  test.each(PAPERS)('text can be read on %s', (paper) => {
    for (const ink of ['ink', 'ink-soft']) {
      expect(contrast(token(ink, mode), token(paper, mode)), ink).toBeGreaterThanOrEqual(4.5)
    }
  })

  test.each(['paper', 'paper-raised'])('ribbons and errors can be read on %s', (paper) => {
    for (const color of [...RIBBONS, 'danger']) {
      expect(contrast(token(color, mode), token(paper, mode)), color).toBeGreaterThanOrEqual(4.5)
    }
  })

  test.each(PAPERS)('controls and focus can be seen on %s', (paper) => {
    for (const color of ['control', 'focus']) {
      expect(contrast(token(color, mode), token(paper, mode)), color).toBeGreaterThanOrEqual(3)
    }
  })

  test('text can be read on a mark', () => {
    expect(contrast(token('ink', mode), token('mark', mode))).toBeGreaterThanOrEqual(4.5)
  })
})
