import { expect, test } from 'vitest'
import { articleSample } from '@/test/samples'
import { illustrated } from './illustrated'

const PICTURE =
  '<figure><picture><source type="image/avif" srcset="/media/a/360.avif 360w, /media/a/1320.avif 1320w, ' +
  '/media/a/960.avif 960w"><source type="image/webp" srcset="/media/a/960.webp 960w">' +
  '<img src="/media/a/720.jpg" alt="Een lege stoel" width="1600" height="1200" loading="lazy">' +
  '</picture><figcaption>Aan tafel.</figcaption></figure>'

function fileOf(bytes: number): Blob {
  return new Blob([new Uint8Array(bytes).fill(7)], { type: 'image/avif' })
}

test('a picture stands inside the text, in a form that is wide enough and no wider', async () => {
  const asked: string[] = []
  const article = articleSample({ html: `<p>Voor.</p>${PICTURE}<p>Na.</p>` })

  const made = await illustrated(article, 100_000, async (address) => {
    asked.push(address)
    return fileOf(3)
  })

  expect(asked).toEqual(['/media/a/960.avif'])
  expect(made.html).toContain('src="data:image/avif;base64,BwcH"')
  expect(made.html).toContain('<figcaption>Aan tafel.</figcaption>')
  expect(made.html).not.toContain('/media/')
})

test('of a picture that does not fit, or is not there, the description stays', async () => {
  const article = articleSample({ html: PICTURE + PICTURE })
  let turn = 0

  const made = await illustrated(article, 10_000, async () => {
    turn += 1
    return turn === 1 ? fileOf(9_000) : null
  })

  expect(made.html.match(/alt="Een lege stoel"/g)).toHaveLength(2)
  expect(made.html).not.toMatch(/src/)
})

test('a text without pictures stays as it is', async () => {
  const article = articleSample()
  const none = async () => null

  expect(await illustrated(article, 100_000, none)).toEqual(article)
})
