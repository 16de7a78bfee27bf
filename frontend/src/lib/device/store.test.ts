import { openDB } from 'idb'
import { afterEach, expect, test, vi } from 'vitest'
import { databaseName, openDeviceStore } from './store'

const WORDS = 'kanarie-zwijgt-vandaag'
let number = 0
const somebody = () => `person-${++number}`

afterEach(() => vi.unstubAllGlobals())

/** The store of `person` with one entry, whose connection the browser closed without a word. */
async function lostStore(person: string) {
  const opening = vi.spyOn(indexedDB, 'open')
  const store = await openDeviceStore(person)
  await store.put('entry', 'one', WORDS)
  for (const { value: request } of opening.mock.results) request.result.close()
  opening.mockClear()
  return { store, opening }
}

/** Every byte of the database as one text, binary parts decoded byte by byte. */
async function rawTextOf(person: string): Promise<string> {
  const database = await openDB(databaseName(person))
  const parts: string[] = []
  for (const name of database.objectStoreNames) {
    for (const key of await database.getAllKeys(name)) parts.push(String(key))
    for (const value of await database.getAll(name)) parts.push(textOf(value))
  }
  database.close()
  return parts.join('\n')
}

function textOf(value: unknown): string {
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1')
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  if (typeof value === 'object' && value !== null)
    return Object.values(value).map(textOf).join('\n')
  return String(value)
}

test('nothing that was kept can be read in the raw database', async () => {
  const person = somebody()
  const store = await openDeviceStore(person)
  await store.put('entry', 'one', { title: WORDS, answers: { text: `${WORDS} en meer` } })

  const raw = await rawTextOf(person)

  expect(store.durable).toBe(true)
  expect(raw).toContain('entry/one')
  expect(raw).not.toContain(WORDS)
  expect(raw).not.toContain('kanarie')
})

test('what was kept is there again after a reload', async () => {
  const person = somebody()
  await (await openDeviceStore(person)).put('entry', 'one', { title: WORDS })

  const reopened = await openDeviceStore(person)

  expect(await reopened.get('entry', 'one')).toEqual({ title: WORDS })
  expect(await reopened.list('entry')).toEqual([{ title: WORDS }])
})

test('no script can take the key out of the browser', async () => {
  const person = somebody()
  await openDeviceStore(person)
  const database = await openDB(databaseName(person))
  const key: CryptoKey = await database.get('keys', 'device')
  database.close()

  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('a value moved to another place does not open there', async () => {
  const person = somebody()
  const store = await openDeviceStore(person)
  await store.put('entry', 'one', { title: WORDS })
  const database = await openDB(databaseName(person))
  await database.put('records', await database.get('records', 'entry/one'), 'entry/two')
  database.close()

  await expect(store.get('entry', 'two')).rejects.toThrow()
})

test('one kind does not list another', async () => {
  const store = await openDeviceStore(somebody())
  await store.put('entry', 'one', 1)
  await store.put('entry-other', 'one', 2)
  await store.put('reflection', 'one', 3)

  expect(await store.list('entry')).toEqual([1])
})

test('wiping deletes the database, the key and everything in it, even while another tab has it open', async () => {
  const person = somebody()
  const here = await openDeviceStore(person)
  await here.put('entry', 'one', { title: WORDS })
  await openDeviceStore(person)

  await here.wipe()

  const names = (await indexedDB.databases()).map((database) => database.name)
  expect(names).not.toContain(databaseName(person))
  expect(await (await openDeviceStore(person)).list('entry')).toEqual([])
})

test('two tabs that start at once agree on one key', async () => {
  const person = somebody()
  const [one, other] = await Promise.all([openDeviceStore(person), openDeviceStore(person)])

  await one.put('entry', 'one', WORDS)

  expect(await other.get('entry', 'one')).toBe(WORDS)
})

test('one person does not see what another keeps on the same device', async () => {
  const store = await openDeviceStore(somebody())
  await store.put('entry', 'one', WORDS)

  expect(await (await openDeviceStore(somebody())).list('entry')).toEqual([])
})

test('a browser without storage keeps things in memory and says so', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('no storage here', 'SecurityError')
    },
  })

  const store = await openDeviceStore(somebody())
  await store.put('entry', 'one', WORDS)

  expect(store.durable).toBe(false)
  expect(await store.get('entry', 'one')).toBe(WORDS)
})

test('a connection that the browser lost is opened anew, once for all who miss it', async () => {
  const { store, opening } = await lostStore(somebody())

  await Promise.all([store.put('entry', 'two', WORDS), store.put('entry', 'three', WORDS)])

  expect(await store.list('entry')).toEqual([WORDS, WORDS, WORDS])
  expect(opening).toHaveBeenCalledTimes(1)
})

test('a device that was wiped does not come back through a lost connection', async () => {
  const person = somebody()
  const { store } = await lostStore(person)
  await (await openDeviceStore(person)).wipe()

  await expect(store.put('entry', 'two', WORDS)).rejects.toThrow()

  const names = (await indexedDB.databases()).map((database) => database.name)
  expect(names).not.toContain(databaseName(person))
})

test('a lost connection adds nothing to what was begun anew after wiping', async () => {
  const person = somebody()
  const { store } = await lostStore(person)
  await (await openDeviceStore(person)).wipe()
  const anew = await openDeviceStore(person)

  await expect(store.put('entry', 'two', WORDS)).rejects.toThrow()

  expect(await anew.list('entry')).toEqual([])
})

test('wiping works where the connection was lost, and where nothing is left to wipe', async () => {
  const person = somebody()
  const { store } = await lostStore(person)
  await store.wipe()
  await store.wipe()

  const names = (await indexedDB.databases()).map((database) => database.name)
  expect(names).not.toContain(databaseName(person))
})

test('what was wiped here stays wiped', async () => {
  const person = somebody()
  const store = await openDeviceStore(person)
  await store.wipe()
  await openDeviceStore(person)

  await expect(store.put('entry', 'two', WORDS)).rejects.toThrow()
  await expect(store.get('entry', 'two')).rejects.toThrow()
})
