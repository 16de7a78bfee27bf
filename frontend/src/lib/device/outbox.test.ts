import { beforeEach, expect, test } from 'vitest'
import { Problem } from '@/lib/api/problem'
import type { Remote } from './deliver'
import { Entries } from './entries'
import { isUnsent, type Saved } from './entry'
import { Outbox } from './outbox'
import { openDeviceStore } from './store'
import { openChannel } from './tabs'

type Text = { text: string }
type Write = {
  to: 'create' | 'change' | 'remove'
  id: string
  key?: string
  etag?: string
  text?: string
}

const ID = '01936f6e-0000-7000-8000-00000000000a'
const refusal = (status: number, retryAfter?: number) =>
  new Problem({ status, code: `http-${status}`, title: '', detail: 'Nee', retryAfter })

/** A server in a few lines: keeps texts, counts versions, and fails when told to. */
class Server implements Remote<Text> {
  readonly rows = new Map<string, Saved<Text>>()
  readonly writes: Write[] = []
  /** Thrown before anything happens. */
  refuses: Problem[] = []
  /** Thrown after it happened: the answer gets lost. */
  loses: Problem[] = []
  #version = 0

  async create(id: string, content: Text, key: string): Promise<Saved<Text>> {
    this.#meet({ to: 'create', id, key, text: content.text })
    if (this.rows.has(id)) throw refusal(409)
    return this.#put(id, content)
  }

  async change(id: string, base: Saved<Text>, content: Text): Promise<Saved<Text>> {
    this.#meet({ to: 'change', id, etag: base.etag, text: content.text })
    const row = this.rows.get(id)
    if (!row) throw refusal(404)
    if (row.etag !== base.etag) throw refusal(412)
    return this.#put(id, content)
  }

  async remove(id: string, etag: string): Promise<void> {
    this.#meet({ to: 'remove', id, etag })
    const row = this.rows.get(id)
    if (!row) throw refusal(404)
    if (row.etag !== etag) throw refusal(412)
    this.rows.delete(id)
  }

  async read(id: string): Promise<Saved<Text> | null> {
    return this.rows.get(id) ?? null
  }

  /** Someone changes it on another device. */
  edit(id: string, text: string): Saved<Text> {
    this.#version += 1
    const saved = { content: { text }, etag: `"${this.#version}"` }
    this.rows.set(id, saved)
    return saved
  }

  #meet(write: Write): void {
    this.writes.push(write)
    const refused = this.refuses.shift()
    if (refused) throw refused
  }

  #put(id: string, content: Text): Saved<Text> {
    const saved = this.edit(id, content.text)
    const lost = this.loses.shift()
    if (lost) throw lost
    return saved
  }
}

/** Time that passes only when the test says so. */
class Clock {
  #time = 1_000_000
  #timers: { at: number; work: () => void }[] = []

  timing = {
    now: () => this.#time,
    later: (work: () => void, delay: number) => {
      const timer = { at: this.#time + delay, work }
      this.#timers.push(timer)
      return () => {
        this.#timers = this.#timers.filter((one) => one !== timer)
      }
    },
  }

  /** How long until the next thing happens by itself; undefined when nothing will. */
  get next(): number | undefined {
    const moments = this.#timers.map((timer) => timer.at - this.#time)
    return moments.length > 0 ? Math.min(...moments) : undefined
  }

  pass(duration: number): void {
    this.#time += duration
    const due = this.#timers.filter((timer) => timer.at <= this.#time)
    this.#timers = this.#timers.filter((timer) => timer.at > this.#time)
    for (const timer of due) timer.work()
  }
}

let number = 0
let person: string
let server: Server
let clock: Clock
let signedIn: boolean

beforeEach(() => {
  number += 1
  person = `writer-${number}`
  server = new Server()
  clock = new Clock()
  signedIn = true
})

async function openTab() {
  const channel = openChannel(person)
  const expiries: unknown[] = []
  const entries = await Entries.open<Text>(await openDeviceStore(person), channel, person)
  const outbox = new Outbox<Text>({
    person,
    entries,
    remote: server,
    timing: clock.timing,
    isStillHere: async () => signedIn,
    onSignedOut: (error) => expiries.push(error),
  })
  const entry = () => entries.get(ID)
  return { outbox, expiries, entry, write: (text: string) => outbox.keep(ID, { text }, null) }
}

test('words are on the device at once and at the server after a pause', async () => {
  const { outbox, write, entry } = await openTab()

  await write('Vandaag')
  expect(server.writes).toEqual([])
  expect(entry()).toMatchObject({ content: { text: 'Vandaag' }, open: true })
  expect(clock.next).toBe(1500)

  clock.pass(1500)
  await outbox.flush()

  expect(server.rows.get(ID)?.content).toEqual({ text: 'Vandaag' })
  expect(outbox.unsent()).toEqual([])
})

test('somebody who never pauses is still saved at the server within fifteen seconds', async () => {
  const { write } = await openTab()
  let passed = 0
  await write('a')
  while ((clock.next ?? 0) > 0 && passed < 60_000) {
    clock.pass(1000)
    passed += 1000
    if (clock.next !== undefined) await write('a'.repeat(passed))
  }

  expect(passed).toBe(15_000)
})

test('the first write creates, the next ones change what the server acknowledged', async () => {
  const { outbox, write } = await openTab()
  await write('een')
  await outbox.flush()
  await write('een twee')
  await outbox.flush()

  expect(server.writes.map(({ to, etag }) => [to, etag])).toEqual([
    ['create', undefined],
    ['change', '"1"'],
  ])
})

test('without a connection the words wait, and go out with one id and one key', async () => {
  const { outbox, write } = await openTab()
  server.refuses = [Problem.unreachable(), Problem.unreachable()]
  await write('zonder net')

  await outbox.flush()
  expect(outbox.phase()).toBe('waiting')
  expect(clock.next).toBe(2000)
  await outbox.flush()
  expect(clock.next).toBe(4000)
  await outbox.flush()

  const [first, second, third] = server.writes
  expect(outbox.phase()).toBe('idle')
  expect(first).toEqual(second)
  expect(second).toEqual(third)
  expect(server.rows.size).toBe(1)
})

test('an answer that got lost does not make a second one, and later words follow as a change', async () => {
  const { outbox, write } = await openTab()
  server.loses = [Problem.unreachable()]
  await write('een')
  await outbox.flush()
  await write('een twee')
  await outbox.flush()

  expect(server.writes.map(({ to, text }) => [to, text])).toEqual([
    ['create', 'een'],
    ['create', 'een'],
    ['change', 'een twee'],
  ])
  expect(server.writes[0]?.key).toBe(server.writes[1]?.key)
  expect(server.rows.get(ID)?.content.text).toBe('een twee')
})

test('a change whose answer got lost is recognised as one’s own, not as a conflict', async () => {
  const { outbox, write, entry } = await openTab()
  await write('een')
  await outbox.flush()
  server.loses = [Problem.unreachable()]
  await write('een twee')
  await outbox.flush()
  await write('een twee drie')
  await outbox.flush()

  expect(entry()?.trouble).toBeNull()
  expect(server.rows.get(ID)?.content.text).toBe('een twee drie')
})

test('a reload in the middle of sending repeats the same write', async () => {
  const before = await openTab()
  server.loses = [Problem.unreachable()]
  await before.write('midden in')
  await before.outbox.flush()
  before.outbox.close()

  const after = await openTab()
  await after.outbox.flush()

  expect(server.writes[1]).toEqual(server.writes[0])
  expect(server.rows.size).toBe(1)
  expect(after.outbox.unsent()).toEqual([])
})

test('409 counts as saved when the same words are there under this id', async () => {
  const { outbox, write, entry } = await openTab()
  server.edit(ID, 'al daar')
  await write('al daar')
  await outbox.flush()

  expect(outbox.unsent()).toEqual([])
  expect(entry()?.base?.etag).toBe('"1"')
})

test('409 with other words under this id keeps both versions', async () => {
  const { outbox, write, entry } = await openTab()
  server.edit(ID, 'van elders')
  await write('van hier')
  await outbox.flush()

  expect(entry()).toMatchObject({
    content: { text: 'van hier' },
    trouble: { kind: 'conflict', theirs: { content: { text: 'van elders' } } },
  })
})

test('412 keeps both versions and sends nothing more until the person chooses', async () => {
  const { outbox, write, entry } = await openTab()
  await write('een')
  await outbox.flush()
  server.edit(ID, 'elders')
  await write('hier')
  await outbox.flush()
  const writes = server.writes.length
  await write('hier nog')
  await outbox.flush()

  expect(server.writes).toHaveLength(writes)
  expect(entry()?.content.text).toBe('hier nog')
  expect(entry()?.trouble).toMatchObject({ theirs: { content: { text: 'elders' } } })

  await outbox.resolve(ID, { text: 'hier nog' })

  expect(server.rows.get(ID)?.content.text).toBe('hier nog')
  expect(entry()?.trouble).toBeNull()
})

test('choosing the other version sends nothing and loses nothing there', async () => {
  const { outbox, write } = await openTab()
  await write('een')
  await outbox.flush()
  server.edit(ID, 'elders')
  await write('hier')
  await outbox.flush()
  const writes = server.writes.length

  await outbox.resolve(ID, { text: 'elders' })

  expect(server.writes).toHaveLength(writes)
  expect(outbox.unsent()).toEqual([])
})

test('what was deleted elsewhere can be saved again', async () => {
  const { outbox, write, entry } = await openTab()
  await write('een')
  await outbox.flush()
  server.rows.delete(ID)
  await write('een twee')
  await outbox.flush()
  expect(entry()?.trouble).toEqual({ kind: 'conflict', theirs: null })

  await outbox.resolve(ID, { text: 'een twee' })

  expect(server.rows.get(ID)?.content.text).toBe('een twee')
})

test('an expired session keeps the words and waits for the person', async () => {
  const { outbox, write, expiries } = await openTab()
  server.refuses = [refusal(401)]
  await write('blijft staan')
  await outbox.flush()

  expect(outbox.phase()).toBe('signed-out')
  expect(expiries).toHaveLength(1)
  expect(clock.next).toBeUndefined()
  expect(outbox.unsent()).toHaveLength(1)

  await outbox.flush()

  expect(outbox.phase()).toBe('idle')
  expect(server.rows.get(ID)?.content.text).toBe('blijft staan')
  expect(server.writes[0]?.key).toBe(server.writes[1]?.key)
})

test('nothing is sent in the session of somebody else', async () => {
  const { outbox, write, expiries } = await openTab()
  signedIn = false
  await write('van mij')
  await outbox.flush()

  expect(server.writes).toEqual([])
  expect(outbox.phase()).toBe('signed-out')
  expect(expiries).toEqual([null])
})

test('a failing server is asked again with growing patience, and as late as it says', async () => {
  const { outbox, write } = await openTab()
  server.refuses = [refusal(503), refusal(500), refusal(429, 90)]
  await write('storing')
  const waits = []
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await outbox.flush()
    waits.push(clock.next)
  }

  expect(waits).toEqual([2000, 4000, 90_000])
})

test('a refusal is shown and not repeated until the words change', async () => {
  const { outbox, write, entry } = await openTab()
  server.refuses = [refusal(400)]
  await write('te lang')
  await outbox.flush()
  await outbox.flush()
  expect(entry()?.trouble).toMatchObject({ kind: 'refused', detail: 'Nee' })
  expect(server.writes).toHaveLength(1)

  await write('korter')
  await outbox.flush()

  expect(entry()?.trouble).toBeNull()
  expect(server.rows.get(ID)?.content.text).toBe('korter')
})

test('a key that the server knows from another body is replaced once', async () => {
  const { outbox, write } = await openTab()
  server.refuses = [refusal(422)]
  await write('zelfde woorden')
  await outbox.flush()

  expect(server.rows.size).toBe(1)
  expect(server.writes).toHaveLength(2)
  expect(server.writes[0]?.key).not.toBe(server.writes[1]?.key)
})

test('words added while sending are sent right after', async () => {
  const { outbox, write, entry } = await openTab()
  await write('een')
  const create = server.create.bind(server)
  server.create = async (...given) => {
    await write('een twee')
    return create(...given)
  }
  await outbox.flush()

  expect(server.rows.get(ID)?.content.text).toBe('een twee')
  expect(entry() && isUnsent(entry() as never)).toBe(false)
})

test('a finished entry leaves the device once the server has it', async () => {
  const { outbox, write, entry } = await openTab()
  await write('klaar')
  server.refuses = [Problem.unreachable()]
  await outbox.finish(ID)
  expect(entry()).toMatchObject({ open: false })

  await outbox.flush()

  expect(entry()).toBeUndefined()
})

test('a deletion is hidden at once, can be taken back, and is done when its time has come', async () => {
  const { outbox, entry } = await openTab()
  const saved = server.edit(ID, 'weg')
  await outbox.remove(ID, saved, 8000)
  expect(clock.next).toBe(8000)
  clock.pass(4000)
  await outbox.flush()
  expect(server.writes).toEqual([])

  await outbox.restore(ID)
  clock.pass(60_000)
  await outbox.flush()
  expect(server.rows.has(ID)).toBe(true)

  await outbox.remove(ID, saved, 8000)
  clock.pass(8000)
  await outbox.flush()

  expect(server.rows.has(ID)).toBe(false)
  expect(entry()).toBeUndefined()
})

test('going elsewhere finishes a deletion without waiting', async () => {
  const { outbox } = await openTab()
  await outbox.remove(ID, server.edit(ID, 'weg'), 8000)
  await outbox.settleRemovals()

  expect(server.rows.has(ID)).toBe(false)
})

test('what was changed elsewhere meanwhile comes back instead of being deleted', async () => {
  const { outbox } = await openTab()
  await outbox.remove(ID, server.edit(ID, 'weg'), 0)
  server.edit(ID, 'toch nog iets')
  await outbox.flush()

  expect(server.rows.get(ID)?.content.text).toBe('toch nog iets')
  expect(outbox.entries.all()).toEqual([])
})

test('two tabs send an entry once, and each knows what the other did', async () => {
  const one = await openTab()
  const other = await openTab()
  await one.write('een keer')
  await expect.poll(() => other.entry()?.content.text).toBe('een keer')

  await Promise.all([one.outbox.flush(), other.outbox.flush()])

  expect(server.writes).toHaveLength(1)
  await expect.poll(() => other.outbox.unsent()).toEqual([])
})
