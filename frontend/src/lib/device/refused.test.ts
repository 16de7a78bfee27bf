import { expect, test } from 'vitest'
import { keepingRefused } from './refused'
import { type DeviceStore, openDeviceStore } from './store'

let number = 0

/** A device that refuses everything while `isFull`, and what keeps that in memory. */
async function setUp() {
  number += 1
  const device = await openDeviceStore(`full-${number}`)
  const state = { isFull: false }
  const refuse = async () => {
    throw new DOMException('No room.', 'QuotaExceededError')
  }
  const full: DeviceStore = {
    ...device,
    put: (...given) => (state.isFull ? refuse() : device.put(...given)),
    remove: (...given) => (state.isFull ? refuse() : device.remove(...given)),
  }
  return { device, state, store: keepingRefused(full) }
}

test('what is refused is read back as if it lay there', async () => {
  const { device, state, store } = await setUp()
  await store.put('entry', 'a', 'eerst')
  await store.put('entry', 'b', 'blijft')
  await store.put('other', 'a', 'iets anders')
  state.isFull = true
  await store.put('entry', 'a', 'daarna')
  await store.put('entry', 'c', 'nieuw')

  expect(await store.get('entry', 'a')).toBe('daarna')
  expect(await store.get('entry', 'b')).toBe('blijft')
  expect(await store.get('other', 'a')).toBe('iets anders')
  expect((await store.ids('entry')).toSorted()).toEqual(['a', 'b', 'c'])
  expect((await store.list('entry')).toSorted()).toEqual(['blijft', 'daarna', 'nieuw'])
  expect(await device.list('entry')).toEqual(['eerst', 'blijft'])
  expect(store.refused('entry').toSorted()).toEqual(['a', 'c'])
  expect(store.refused('other')).toEqual([])
  expect([store.isKept('entry', 'a'), store.isKept('entry', 'b')]).toEqual([false, true])
})

test('what could not be removed is gone here', async () => {
  const { device, state, store } = await setUp()
  await store.put('entry', 'a', 'weg')
  await store.put('entry', 'b', 'blijft')
  state.isFull = true
  await store.remove('entry', 'a')

  expect(await store.get('entry', 'a')).toBeUndefined()
  expect(await store.ids('entry')).toEqual(['b'])
  expect(await store.list('entry')).toEqual(['blijft'])
  expect(store.refused('entry')).toEqual(['a'])

  state.isFull = false
  await store.remove('entry', 'a')
  expect(store.refused('entry')).toEqual([])
  expect(await device.ids('entry')).toEqual(['b'])
})

test('once the device takes it, that is what counts', async () => {
  const { device, state, store } = await setUp()
  state.isFull = true
  await store.put('entry', 'a', 'in het geheugen')
  state.isFull = false
  await store.put('entry', 'a', 'op het toestel')

  expect(store.isKept('entry', 'a')).toBe(true)
  expect(store.refused('entry')).toEqual([])
  expect(await device.get('entry', 'a')).toBe('op het toestel')
  await device.put('entry', 'a', 'van een ander venster')
  expect(await store.get('entry', 'a')).toBe('van een ander venster')
})

test.each([
  { first: 'refuse', second: 'take', refused: [] },
  { first: 'take', second: 'refuse', refused: ['a'] },
] as const)(
  'the later change counts, also when it is answered first: $first, $second',
  async ({ first, second, refused }) => {
    const { device } = await setUp()
    const answers: ((answer: 'take' | 'refuse') => void)[] = []
    const store = keepingRefused({
      ...device,
      put: async () => {
        const answer = await new Promise((resolve) => answers.push(resolve))
        if (answer === 'refuse') throw new DOMException('No room.', 'QuotaExceededError')
      },
    })
    const earlier = store.put('entry', 'a', 'eerst')
    const later = store.put('entry', 'a', 'daarna')
    answers[1]?.(second)
    await later
    answers[0]?.(first)
    await earlier

    expect(store.refused('entry')).toEqual(refused)
    expect(await store.get('entry', 'a')).toBe(second === 'refuse' ? 'daarna' : undefined)
  },
)

test('nobody changes in memory what was put there', async () => {
  const { state, store } = await setUp()
  state.isFull = true
  const value = { text: 'zo' }
  await store.put('entry', 'a', value)
  value.text = 'anders'

  expect(await store.get('entry', 'a')).toEqual({ text: 'zo' })
})

test('a browser without storage keeps nothing beyond the page', async () => {
  const { device } = await setUp()
  const store = keepingRefused({ ...device, durable: false })
  await store.put('entry', 'a', 'hier')

  expect(store.isKept('entry', 'a')).toBe(false)
  expect(store.refused('entry')).toEqual([])
})

test('after wiping nothing is left in memory either', async () => {
  const { state, store } = await setUp()
  state.isFull = true
  await store.put('entry', 'a', 'weg ermee')
  await store.wipe()

  expect(store.refused('entry')).toEqual([])
})
