import { beforeEach, expect, it } from 'vitest'
import { keyRing } from './key-ring'
import { entryKeyOf } from './keys'
import { isStrongEnough, strengthOf, suggestPassphrase } from './passphrases'
import { patience } from './patience'

beforeEach(() => localStorage.clear())

it('slows a thousand wrong passphrases and never shuts anybody out', () => {
  let now = 1_000_000
  let waited = 0
  for (let round = 0; round < 1000; round += 1) {
    const left = patience.left(now)
    expect(left).toBeLessThanOrEqual(60_000)
    waited += left
    now += left
    expect(patience.left(now)).toBe(0)
    patience.wrong(now)
  }
  expect(waited).toBeGreaterThan(15 * 3600 * 1000)
  patience.right()
  expect(patience.left(now)).toBe(0)
})

it('lets somebody mistype twice, and goes on counting after a reload', () => {
  patience.wrong(0)
  patience.wrong(0)
  expect(patience.left(0)).toBe(0)
  patience.wrong(0)
  expect(patience.left(0)).toBe(2_000)
  patience.wrong(2_000)
  expect(patience.left(2_000)).toBe(4_000)
})

it('does not make anybody wait for a clock that was set back, or for what is broken', () => {
  for (let round = 0; round < 20; round += 1) patience.wrong(10 ** 12)
  expect(patience.left(0)).toBe(60_000)
  localStorage.setItem('klankbord.sealed-tries', 'niets')
  expect(patience.left(0)).toBe(0)
})

it('finds short and simple passphrases weak, and words by chance strong', async () => {
  expect(strengthOf('kort')).toBe('short')
  expect(strengthOf('aaaaaaaaaaaaaaaa')).toBe('weak')
  expect(strengthOf('12345678901234567890')).toBe('weak')
  expect(strengthOf('abcdefghijklmnop')).toBe('weak')
  expect(strengthOf('wolk wolk wolk wolk wolk')).toBe('weak')
  expect(strengthOf('mijn fiets staat buiten')).toBe('fair')
  for (let round = 0; round < 50; round += 1) {
    const made = await suggestPassphrase('nl')
    expect(made.split(' ')).toHaveLength(5)
    expect(isStrongEnough(made)).toBe(true)
  }
})

it('keeps unlocked keys until they are locked, after everybody put their words away', async () => {
  const id = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d77'
  keyRing.add(await entryKeyOf(new Uint8Array(32), id, '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11'))
  const seen: boolean[] = []
  const stop = keyRing.beforeLocking(async () => {
    await Promise.resolve()
    seen.push(keyRing.isOpen)
  })
  await keyRing.lock()
  stop()
  expect(seen).toEqual([true])
  expect(keyRing.key(id)).toBeNull()
})

it('forgets the keys of one person as soon as another one has some', async () => {
  const [mine, theirs] = [
    '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d77',
    '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d78',
  ]
  keyRing.add(await entryKeyOf(new Uint8Array(32), mine, 'een'))
  keyRing.add(await entryKeyOf(new Uint8Array(32), theirs, 'twee'))
  expect(keyRing.key(mine)).toBeNull()
  keyRing.forget()
  expect(keyRing.isOpen).toBe(false)
})
