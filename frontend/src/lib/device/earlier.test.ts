import { expect, test } from 'vitest'
import { type EarlierContent, entryNow } from './earlier'
import { Entries } from './entries'
import { type Entry, newEntry } from './entry'
import type { ReflectionContent } from './reflections'
import { Shelf } from './shelf'
import { openDeviceStore } from './store'
import { openChannel } from './tabs'

const EARLIER: EarlierContent = {
  title: 'Een stil gesprek',
  occurredOn: '2026-10-14',
  theme: null,
  template: 'gibbs',
  answers: { description: 'Ze zweeg.' },
  feelingsBefore: ['tense'],
  feelingsAfter: [],
  prompt: null,
}
const NOW: ReflectionContent = {
  ...EARLIER,
  kind: null,
  questions: [],
  tags: [],
  envelope: null,
  feelingsBefore: [{ feeling: 'tense' }],
  feelingsAfter: [],
}
const ID = '01936f6e-0000-7000-8000-0000000000bb'

test('a draft of an earlier version of the app opens, with what was on its way', async () => {
  const store = await openDeviceStore('earlier drafts')
  const saved = { content: EARLIER, etag: '"1"' }
  const kept: Entry<EarlierContent> = {
    ...newEntry(ID, EARLIER, 1_000),
    base: saved,
    attempt: { key: 'k', content: EARLIER, etag: '"1"' },
    trouble: { kind: 'conflict', theirs: saved },
  }
  await store.put('entry', ID, kept)
  const entries = await Entries.open(store, openChannel('earlier drafts'), 'earlier', entryNow)

  const entry = entries.get(ID)
  expect(entry?.content).toEqual(NOW)
  expect(entry?.base?.content).toEqual(NOW)
  expect(entry?.attempt?.content).toEqual(NOW)
  expect(entry?.trouble).toEqual({ kind: 'conflict', theirs: { content: NOW, etag: '"1"' } })
  const changed = await entries.change(ID, (current) => current && { ...current, trouble: null })
  expect(changed?.content).toEqual(NOW)
})

test('what an earlier version of the app kept to read opens too', async () => {
  const store = await openDeviceStore('earlier copies')
  const { answers, prompt, ...facts } = EARLIER
  const moments = { createdAt: '2026-10-14T16:20:11Z', updatedAt: '2026-10-14T16:20:11Z' }
  await store.put('timeline', 'all', [{ ...facts, ...moments, id: ID, excerpt: 'Ze zweeg.' }])
  const reflection = { ...facts, ...moments, id: ID, answers, prompt, version: 1 }
  await store.put('reflection', ID, { reflection, etag: '"1"' })
  const shelf = await Shelf.open(store)

  expect(shelf.timeline()[0]).toMatchObject({ tags: [], feelingsBefore: [{ feeling: 'tense' }] })
  expect((await shelf.detail(ID))?.reflection).toMatchObject(NOW)
  expect((await shelf.details())[0]?.reflection).toMatchObject(NOW)
})
