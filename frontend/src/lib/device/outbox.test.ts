import { beforeEach, expect, test } from 'vitest'
import { Problem } from '@/lib/api/problem'
import { ID, refusal, setStage } from '@/test/outbox-stage'

let stage: ReturnType<typeof setStage>

const OTHER = '01936f6e-0000-7000-8000-00000000000b'

beforeEach(() => {
  stage = setStage()
})

test('words are on the device at once and at the server after a pause', async () => {
  const { outbox, write, entry } = await stage.openTab()

  await write('Vandaag')
  expect(stage.server.writes).toEqual([])
  expect(entry()).toMatchObject({ content: { text: 'Vandaag' }, open: true })
  expect(stage.clock.next).toBe(1500)

  stage.clock.pass(1500)
  await outbox.flush()

  expect(stage.server.rows.get(ID)?.content).toEqual({ text: 'Vandaag' })
  expect(outbox.unsent()).toEqual([])
})

test('somebody who never pauses is still saved at the server within fifteen seconds', async () => {
  const { write } = await stage.openTab()
  let passed = 0
  await write('a')
  while ((stage.clock.next ?? 0) > 0 && passed < 60_000) {
    stage.clock.pass(1000)
    passed += 1000
    if (stage.clock.next !== undefined) await write('a'.repeat(passed))
  }

  expect(passed).toBe(15_000)
})

test('the first write creates, the next ones change what the server acknowledged', async () => {
  const { outbox, write } = await stage.openTab()
  await write('een')
  await outbox.flush()
  await write('een twee')
  await outbox.flush()

  expect(stage.server.writes.map(({ to, etag }) => [to, etag])).toEqual([
    ['create', undefined],
    ['change', '"1"'],
  ])
})

test('without a connection the words wait, and go out with one id and one key', async () => {
  const { outbox, write } = await stage.openTab()
  stage.server.refuses = [Problem.unreachable(), Problem.unreachable()]
  await write('zonder net')

  await outbox.flush()
  expect(outbox.phase()).toBe('waiting')
  expect(stage.clock.next).toBe(2000)
  await outbox.flush()
  expect(stage.clock.next).toBe(4000)
  await outbox.flush()

  const [first, second, third] = stage.server.writes
  expect(outbox.phase()).toBe('idle')
  expect(first).toEqual(second)
  expect(second).toEqual(third)
  expect(stage.server.rows.size).toBe(1)
})

test('an answer that got lost does not make a second one, and later words follow as a change', async () => {
  const { outbox, write } = await stage.openTab()
  stage.server.loses = [Problem.unreachable()]
  await write('een')
  await outbox.flush()
  await write('een twee')
  await outbox.flush()

  expect(stage.server.writes.map(({ to, text }) => [to, text])).toEqual([
    ['create', 'een'],
    ['create', 'een'],
    ['change', 'een twee'],
  ])
  expect(stage.server.writes[0]?.key).toBe(stage.server.writes[1]?.key)
  expect(stage.server.rows.get(ID)?.content.text).toBe('een twee')
})

test('a reload in the middle of sending repeats the same write', async () => {
  const before = await stage.openTab()
  stage.server.loses = [Problem.unreachable()]
  await before.write('midden in')
  await before.outbox.flush()
  before.outbox.close()

  const after = await stage.openTab()
  await after.outbox.flush()

  expect(stage.server.writes[1]).toEqual(stage.server.writes[0])
  expect(stage.server.rows.size).toBe(1)
  expect(after.outbox.unsent()).toEqual([])
})

test('an expired session keeps the words and waits for the person', async () => {
  const { outbox, write, expiries } = await stage.openTab()
  stage.server.refuses = [refusal(401)]
  await write('blijft staan')
  await outbox.flush()

  expect(outbox.phase()).toBe('signed-out')
  expect(expiries).toHaveLength(1)
  expect(stage.clock.next).toBeUndefined()
  expect(outbox.unsent()).toHaveLength(1)

  await outbox.flush()

  expect(outbox.phase()).toBe('idle')
  expect(stage.server.rows.get(ID)?.content.text).toBe('blijft staan')
  expect(stage.server.writes[0]?.key).toBe(stage.server.writes[1]?.key)
})

test('nothing is sent in the session of somebody else', async () => {
  const { outbox, write, expiries } = await stage.openTab()
  stage.signedIn = false
  await write('van mij')
  await outbox.flush()

  expect(stage.server.writes).toEqual([])
  expect(outbox.phase()).toBe('signed-out')
  expect(expiries).toEqual([null])
})

test('a failing server is asked again with growing patience, and as late as it says', async () => {
  const { outbox, write } = await stage.openTab()
  stage.server.refuses = [refusal(503), refusal(500), refusal(429, 90)]
  await write('storing')
  const waits = []
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await outbox.flush()
    waits.push(stage.clock.next)
  }

  expect(waits).toEqual([2000, 4000, 90_000])
})

test('a refusal is shown and not repeated until the words change', async () => {
  const { outbox, write, entry } = await stage.openTab()
  stage.server.refuses = [refusal(400)]
  await write('te lang')
  await outbox.flush()
  await outbox.flush()
  expect(entry()?.trouble).toMatchObject({ kind: 'refused', detail: 'Nee' })
  expect(stage.server.writes).toHaveLength(1)

  await write('korter')
  await outbox.flush()

  expect(entry()?.trouble).toBeNull()
  expect(stage.server.rows.get(ID)?.content.text).toBe('korter')
})

test('a key that the server knows from another body is replaced once', async () => {
  const { outbox, write } = await stage.openTab()
  stage.server.refuses = [refusal(422)]
  await write('zelfde woorden')
  await outbox.flush()

  expect(stage.server.rows.size).toBe(1)
  expect(stage.server.writes).toHaveLength(2)
  expect(stage.server.writes[0]?.key).not.toBe(stage.server.writes[1]?.key)
})

test('words added while sending are sent right after', async () => {
  const { outbox, write } = await stage.openTab()
  await write('een')
  const create = stage.server.create.bind(stage.server)
  stage.server.create = async (...given) => {
    await write('een twee')
    return create(...given)
  }
  await outbox.flush()

  expect(stage.server.rows.get(ID)?.content.text).toBe('een twee')
  expect(outbox.unsent()).toEqual([])
})

test('a finished entry leaves the device once the server has it', async () => {
  const { outbox, write, entry } = await stage.openTab()
  await write('klaar')
  stage.server.refuses = [Problem.unreachable()]
  await outbox.finish(ID)
  expect(entry()).toMatchObject({ open: false })

  await outbox.flush()

  expect(entry()).toBeUndefined()
})

test('two tabs send an entry once, and each knows what the other did', async () => {
  const one = await stage.openTab()
  const other = await stage.openTab()
  await one.write('een keer')
  await expect.poll(() => other.entry()?.content.text).toBe('een keer')

  await Promise.all([one.outbox.flush(), other.outbox.flush()])

  expect(stage.server.writes).toHaveLength(1)
  await expect.poll(() => other.outbox.unsent()).toEqual([])
})

test('a deletion does not wait for a year when the clock is set back meanwhile', async () => {
  const { outbox } = await stage.openTab()
  await outbox.remove(ID, stage.server.edit(ID, 'weg'), 8000)
  stage.clock.pass(-365 * 86_400_000)
  await outbox.flush()

  expect(stage.server.rows.has(ID)).toBe(false)
})

test('one that the server chokes on does not hold up the others', async () => {
  const { outbox, write } = await stage.openTab()
  await write('struikelt')
  await outbox.keep(OTHER, { text: 'komt aan' }, null)
  stage.server.chokesOn = 'struikelt'
  await outbox.flush()

  expect(stage.server.rows.get(OTHER)?.content.text).toBe('komt aan')
  expect(outbox.phase()).toBe('waiting')
  expect(outbox.unsent()).toHaveLength(1)
})

test('on a full device words are sent from memory, and changed there again', async () => {
  const { outbox, write, entry } = await stage.openTab()
  stage.isFull = true
  await write('vol')
  expect(outbox.endangered().map(({ id }) => id)).toEqual([ID])
  expect(await outbox.secure(ID)).toBe(true)
  await write('vol en meer')
  await outbox.finish(ID)

  expect(stage.server.rows.get(ID)?.content).toEqual({ text: 'vol en meer' })
  expect(stage.server.writes.map(({ to }) => to)).toEqual(['create', 'change'])
  expect(outbox.endangered()).toEqual([])
  expect(entry()).toBeUndefined()
})

test('words that neither device nor server takes are not safe, and are offered to both again', async () => {
  const { outbox, write } = await stage.openTab()
  stage.isFull = true
  stage.server.refuses = [Problem.unreachable(), Problem.unreachable()]
  await write('nergens')
  expect(await outbox.secure(ID)).toBe(false)
  expect(outbox.phase()).toBe('waiting')

  stage.isFull = false
  expect(await outbox.secure(ID)).toBe(true)
  expect(outbox.endangered()).toEqual([])
  expect(outbox.unsent()).toHaveLength(1)
  const { entry } = await stage.openTab()
  expect(entry()?.content).toEqual({ text: 'nergens' })
})

test('a full device that was closed before the last words were sent keeps the earlier ones, and both are there', async () => {
  const before = await stage.openTab()
  await before.write('eerst')
  stage.isFull = true
  await before.write('eerst en toen')
  await before.outbox.flush()
  before.outbox.close()
  stage.isFull = false

  const after = await stage.openTab()
  expect(after.entry()?.content).toEqual({ text: 'eerst' })
  await after.outbox.flush()
  expect(stage.server.rows.get(ID)?.content).toEqual({ text: 'eerst en toen' })
  expect(after.entry()?.trouble).toMatchObject({
    kind: 'conflict',
    theirs: { content: { text: 'eerst en toen' } },
  })
})

test('what was emptied from memory on a full device does not come back from it', async () => {
  const { outbox, write, entry } = await stage.openTab()
  await write('toch niet')
  stage.isFull = true
  await outbox.drop(ID)
  expect(entry()).toBeUndefined()
  stage.isFull = false
  await outbox.flush()

  const later = await stage.openTab()
  expect(later.entry()).toBeUndefined()
  expect(stage.server.writes).toEqual([])
})
