import { expect, test } from 'vitest'
import { newEntry } from './entry'
import { changesBetween, newReflection, type ReflectionItem } from './reflections'
import { Shelf } from './shelf'
import { openDeviceStore } from './store'
import { knotsOf } from './timeline'
import { statusOf } from './use-writing'

const WRITTEN = { ...newReflection('2026-11-20'), answers: { text: 'Van hier.' } }

function item(
  id: string,
  occurredOn: string,
  theme: ReflectionItem['theme'] = null,
): ReflectionItem {
  const moment = `${occurredOn}T10:00:00Z`
  return {
    id,
    title: '',
    occurredOn,
    theme,
    kind: null,
    template: 'free',
    excerpt: 'Van de server.',
    feelingsBefore: [],
    feelingsAfter: [],
    tags: [],
    sealed: false,
    createdAt: moment,
    updatedAt: moment,
  }
}

const entryOf = (id: string) => newEntry(id, WRITTEN, 1_000)
const saved = { content: WRITTEN, etag: '"1"' }

test('what waits on the device lies over what the server knows, and says that it waits', () => {
  const knots = knotsOf([item('a', '2026-11-10'), item('b', '2026-11-09')], [entryOf('a')])

  expect(knots.map(({ id, excerpt, waits }) => [id, excerpt, waits])).toEqual([
    ['a', 'Van hier.', true],
    ['b', 'Van de server.', false],
  ])
})

test('what is being deleted is gone at once', () => {
  const hidden = { ...entryOf('a'), base: saved, removeAt: 9_000 }

  expect(knotsOf([item('a', '2026-11-10')], [hidden])).toEqual([])
})

test('an entry that the server has says nothing of its own', () => {
  const open = { ...entryOf('a'), base: saved }

  expect(knotsOf([item('a', '2026-11-10')], [open])[0]?.waits).toBe(false)
})

test('the shelf forgets what the server no longer names, and only there', async () => {
  const store = await openDeviceStore('shelf')
  const shelf = await Shelf.open(store)
  const all = [item('d', '2026-11-04'), item('c', '2026-11-03'), item('a', '2026-11-01')]
  await shelf.keepStretch(all, { isFirst: true, isLast: true })

  await shelf.keepStretch([item('d', '2026-11-04'), item('b', '2026-11-02')], {
    isFirst: true,
    isLast: false,
  })

  expect(shelf.timeline().map(({ id }) => id)).toEqual(['d', 'b', 'a'])
  expect((await Shelf.open(store)).timeline()).toEqual(shelf.timeline())
})

test('a stretch of one theme leaves the others alone', async () => {
  const shelf = await Shelf.open(await openDeviceStore('shelf of themes'))
  const moss = item('a', '2026-11-01', 'resilience')
  const gone = item('b', '2026-11-02', 'grief-and-loss')
  await shelf.keepStretch([gone, moss], { isFirst: true, isLast: true })

  await shelf.keepStretch([], { isFirst: true, isLast: true, theme: 'grief-and-loss' })

  expect(shelf.timeline()).toEqual([moss])
})

test('a change sends only what differs, and all answers after a switch of template', () => {
  const changed = { ...WRITTEN, title: 'Nieuw', answers: { text: 'Van hier. ' } }
  const switched = { ...WRITTEN, template: 'gibbs' as const, answers: { description: 'Van hier.' } }

  expect(changesBetween(WRITTEN, WRITTEN)).toEqual({})
  expect(changesBetween(WRITTEN, changed)).toEqual({
    title: 'Nieuw',
    answers: { text: 'Van hier. ' },
  })
  expect(changesBetween(WRITTEN, switched)).toEqual({
    template: 'gibbs',
    // What stood there moved along, so nothing unseen stays behind.
    answers: { text: '', description: 'Van hier.' },
  })
})

test('the status never says saved while words are only here', () => {
  const facts = {
    ...{ isPending: false, isUnkept: false, hasBase: false },
    ...{ durable: true, isKept: true },
  }
  const refused = { ...facts, isKept: false }
  const inMemory = { ...refused, durable: false }
  const entry = entryOf('a')

  expect(statusOf({ ...facts, phase: 'idle', entry: undefined })).toBe('empty')
  expect(statusOf({ ...facts, phase: 'idle', entry })).toBe('saving')
  expect(statusOf({ ...facts, phase: 'waiting', entry })).toBe('kept')
  expect(statusOf({ ...facts, phase: 'signed-out', entry })).toBe('signed-out')
  for (const phase of ['waiting', 'signed-out'] as const) {
    expect(statusOf({ ...inMemory, phase, entry })).toBe('memory')
    expect(statusOf({ ...refused, phase, entry })).toBe('unkept')
  }
  expect(statusOf({ ...facts, phase: 'idle', entry: { ...entry, base: saved } })).toBe('saved')
  expect(statusOf({ ...facts, phase: 'idle', entry, isUnkept: true })).toBe('unkept')
  const conflict = { ...entry, trouble: { kind: 'conflict', theirs: null } as const }
  const wrong = { ...entry, trouble: { kind: 'refused' as const, detail: '', issues: [] } }
  expect(statusOf({ ...facts, phase: 'idle', entry: wrong })).toBe('refused')
  expect(statusOf({ ...refused, phase: 'idle', entry: wrong })).toBe('unkept')
  expect(statusOf({ ...facts, phase: 'idle', entry: conflict })).toBe('conflict')
})
