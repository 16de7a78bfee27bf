import { beforeEach, expect, test } from 'vitest'
import { Problem } from '@/lib/api/problem'
import { ID, setStage } from '@/test/outbox-stage'

let stage: ReturnType<typeof setStage>

beforeEach(() => {
  stage = setStage()
})

test('a change whose answer got lost is recognised as one’s own, not as a conflict', async () => {
  const { outbox, write, entry } = await stage.openTab()
  await write('een')
  await outbox.flush()
  stage.server.loses = [Problem.unreachable()]
  await write('een twee')
  await outbox.flush()
  await write('een twee drie')
  await outbox.flush()

  expect(entry()?.trouble).toBeNull()
  expect(stage.server.rows.get(ID)?.content.text).toBe('een twee drie')
})

test('409 counts as saved when the same words are there under this id', async () => {
  const { outbox, write, entry } = await stage.openTab()
  stage.server.edit(ID, 'al daar')
  await write('al daar')
  await outbox.flush()

  expect(outbox.unsent()).toEqual([])
  expect(entry()?.base?.etag).toBe('"1"')
})

test('409 with other words under this id keeps both versions', async () => {
  const { outbox, write, entry } = await stage.openTab()
  stage.server.edit(ID, 'van elders')
  await write('van hier')
  await outbox.flush()

  expect(entry()).toMatchObject({
    content: { text: 'van hier' },
    trouble: { kind: 'conflict', theirs: { content: { text: 'van elders' } } },
  })
})

test('412 keeps both versions and sends nothing more until the person chooses', async () => {
  const { outbox, write, entry } = await stage.openTab()
  await write('een')
  await outbox.flush()
  stage.server.edit(ID, 'elders')
  await write('hier')
  await outbox.flush()
  const writes = stage.server.writes.length
  await write('hier nog')
  await outbox.flush()

  expect(stage.server.writes).toHaveLength(writes)
  expect(entry()?.content.text).toBe('hier nog')
  expect(entry()?.trouble).toMatchObject({ theirs: { content: { text: 'elders' } } })

  await outbox.resolve(ID, { text: 'hier nog' })

  expect(stage.server.rows.get(ID)?.content.text).toBe('hier nog')
  expect(entry()?.trouble).toBeNull()
})

test('choosing the other version sends nothing and loses nothing there', async () => {
  const { outbox, write } = await stage.openTab()
  await write('een')
  await outbox.flush()
  stage.server.edit(ID, 'elders')
  await write('hier')
  await outbox.flush()
  const writes = stage.server.writes.length

  await outbox.resolve(ID, { text: 'elders' })

  expect(stage.server.writes).toHaveLength(writes)
  expect(outbox.unsent()).toEqual([])
})

test('what was deleted elsewhere can be saved again', async () => {
  const { outbox, write, entry } = await stage.openTab()
  await write('een')
  await outbox.flush()
  stage.server.rows.delete(ID)
  await write('een twee')
  await outbox.flush()
  expect(entry()?.trouble).toEqual({ kind: 'conflict', theirs: null })

  await outbox.resolve(ID, { text: 'een twee' })

  expect(stage.server.rows.get(ID)?.content.text).toBe('een twee')
})

test('a deletion is hidden at once, can be taken back, and is done when its time has come', async () => {
  const { outbox, entry } = await stage.openTab()
  const saved = stage.server.edit(ID, 'weg')
  await outbox.remove(ID, saved, 8000)
  expect(stage.clock.next).toBe(8000)
  stage.clock.pass(4000)
  await outbox.flush()
  expect(stage.server.writes).toEqual([])

  await outbox.restore(ID)
  stage.clock.pass(60_000)
  await outbox.flush()
  expect(stage.server.rows.has(ID)).toBe(true)

  await outbox.remove(ID, saved, 8000)
  stage.clock.pass(8000)
  await outbox.flush()

  expect(stage.server.rows.has(ID)).toBe(false)
  expect(entry()).toBeUndefined()
})

test('going elsewhere finishes a deletion without waiting', async () => {
  const { outbox } = await stage.openTab()
  await outbox.remove(ID, stage.server.edit(ID, 'weg'), 8000)
  await outbox.settleRemovals()

  expect(stage.server.rows.has(ID)).toBe(false)
})

test('what was changed elsewhere meanwhile comes back instead of being deleted', async () => {
  const { outbox } = await stage.openTab()
  await outbox.remove(ID, stage.server.edit(ID, 'weg'), 0)
  stage.server.edit(ID, 'toch nog iets')
  await outbox.flush()

  expect(stage.server.rows.get(ID)?.content.text).toBe('toch nog iets')
  expect(outbox.entries.all()).toEqual([])
})
