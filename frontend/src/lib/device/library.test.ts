import { beforeEach, expect, test } from 'vitest'
import type { Schemas } from '@/lib/api'
import { Problem } from '@/lib/api/problem'
import { Library, MOST_BYTES, type Saved, type Source } from './library'
import { BLOCK } from './padding'
import { databaseName, openDeviceStore } from './store'
import { openChannel } from './tabs'

type Article = Schemas['Article']
type Item = Schemas['SavedArticle']

const HOUR = 3_600_000
let number = 0
let stage: ReturnType<typeof setStage>

function articleOf(slug: string, html = `<p>Over ${slug}.</p>`): Article {
  const languages = [
    { language: 'nl', slug },
    { language: 'fr', slug: `${slug}-fr` },
  ]
  return { id: `id-${slug}`, slug, title: slug, html, languages } as Article
}

function itemOf(slug: string, changes: Partial<Item> = {}): Item {
  const article = { id: `id-${slug}`, slug, title: slug } as Item['article']
  return { id: `id-${slug}`, title: slug, note: '', version: 1, article, ...changes } as Item
}

/** One person's device, and a server that publishes what the test says. */
function setStage() {
  number += 1
  const person = `reader-${number}`
  const asked: { slug: string; etag: string | null }[] = []
  const published = new Map<string, { article: Article; etag: string }>()
  const stage = {
    person,
    asked,
    published,
    saved: { items: [], lists: [] } as Saved,
    time: 1_000 * HOUR,
    isHere: true,
    fails: null as Problem | null,
    save,
    open,
  }
  const source: Source = {
    async saved() {
      if (stage.fails) throw stage.fails
      return stage.saved
    },
    async article(slug, etag) {
      asked.push({ slug, etag })
      const found = published.get(slug)
      if (!found) throw new Problem({ status: 404, code: 'not-found', title: '', detail: '' })
      return found.etag === etag ? 'same' : found
    },
    illustrated: async (article) => article,
  }

  function save(...slugs: string[]) {
    for (const slug of slugs) {
      if (!published.has(slug)) published.set(slug, { article: articleOf(slug), etag: '"1"' })
    }
    stage.saved = { items: slugs.map((slug) => itemOf(slug)), lists: [] }
  }

  async function open() {
    return Library.open({
      store: await openDeviceStore(person),
      channel: openChannel(person),
      person,
      source,
      now: () => stage.time,
      isStillHere: async () => stage.isHere,
    })
  }
  return stage
}

beforeEach(() => {
  stage = setStage()
})

/** Everything in the person's database, as a thief of the device would find it. */
function stolen(person: string): Promise<{ key: string; size: number; text: string }[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName(person))
    opening.onerror = reject
    opening.onsuccess = () => {
      const records = opening.result.transaction('records').objectStore('records')
      const keys = records.getAllKeys()
      const values = records.getAll()
      values.onsuccess = () =>
        resolve(
          values.result.map(({ data }: { data: ArrayBuffer }, index) => ({
            key: String(keys.result[index]),
            size: data.byteLength,
            text: new TextDecoder('latin1').decode(data),
          })),
        )
    }
  })
}

test('what is saved can be read later without a server, in whichever language was asked', async () => {
  stage.save('wachten', 'stilte')
  await (await stage.open()).refresh()
  stage.fails = Problem.unreachable()

  const later = await stage.open()

  expect(later.shown().items.map(({ id }) => id)).toEqual(['id-wachten', 'id-stilte'])
  expect(await later.find('wachten')).toMatchObject({ article: { html: '<p>Over wachten.</p>' } })
  expect(await later.find('wachten-fr')).toMatchObject({ article: { slug: 'wachten' } })
  expect(await later.find('iets-anders')).toBe('unknown')
})

test('neither names nor sizes nor bytes tell which articles somebody saved', async () => {
  stage.save('wachten', 'stilte')
  const long = articleOf('stilte', `<p>${'Stil. '.repeat(5_000)}</p>`)
  stage.published.set('stilte', { article: long, etag: '"1"' })
  await (await stage.open()).refresh()

  const found = await stolen(stage.person)

  expect(found).toHaveLength(3)
  expect(found.map(({ key }) => key).join()).not.toMatch(/wachten|stilte/)
  expect(found.map(({ text }) => text).join()).not.toMatch(/wachten|stilte|Stil/)
  // AES-GCM adds a tag of sixteen bytes.
  expect(new Set(found.map(({ size }) => size - 16))).toEqual(new Set([BLOCK]))
})

test('what did not change is asked for again after a day, and answered without a text', async () => {
  stage.save('wachten')
  const library = await stage.open()
  await library.refresh()
  await library.refresh()
  expect(stage.asked).toEqual([{ slug: 'wachten', etag: null }])

  stage.time += 25 * HOUR
  await library.refresh()

  expect(stage.asked.at(-1)).toEqual({ slug: 'wachten', etag: '"1"' })
  expect(await library.find('wachten')).toMatchObject({ keptAt: 1_000 * HOUR })
})

test('a new version takes the place of the one before', async () => {
  stage.save('wachten')
  const library = await stage.open()
  await library.refresh()
  stage.published.set('wachten', { article: articleOf('wachten', '<p>Nieuw.</p>'), etag: '"2"' })
  stage.time += 25 * HOUR

  await library.refresh()

  expect(await library.find('wachten')).toMatchObject({ article: { html: '<p>Nieuw.</p>' } })
  expect(await stolen(stage.person)).toHaveLength(2)
})

test('what is saved no longer leaves the device', async () => {
  stage.save('wachten', 'stilte')
  const library = await stage.open()
  await library.refresh()
  stage.save('stilte')
  await library.refresh()

  expect(await library.find('wachten')).toBe('unknown')
  expect(library.shown().count).toBe(1)
  expect(await stolen(stage.person)).toHaveLength(2)
})

test('what is published no longer leaves the device, and its address says so', async () => {
  stage.save('wachten')
  const library = await stage.open()
  await library.refresh()
  stage.saved = { items: [itemOf('wachten', { article: null })], lists: [] }
  await library.refresh()

  expect(await library.find('wachten')).toBe('gone')
  expect(library.shown().has('id-wachten')).toBe(false)
  expect(await stolen(stage.person)).toHaveLength(1)

  stage.save('wachten')
  await library.refresh()

  expect(await library.find('wachten')).toMatchObject({ article: { slug: 'wachten' } })
})

test('nothing of one person is fetched while somebody else is signed in', async () => {
  stage.save('wachten')
  stage.isHere = false
  const library = await stage.open()
  await library.refresh()

  expect(library.shown().items).toEqual([])
  expect(stage.asked).toEqual([])
})

test('without a connection everything stays as it is', async () => {
  stage.save('wachten')
  const library = await stage.open()
  await library.refresh()
  stage.fails = Problem.unreachable()
  stage.save()
  await library.refresh()

  expect(await library.find('wachten')).toMatchObject({ article: { slug: 'wachten' } })
})

test('when the room is full, what was saved last stays', async () => {
  const slugs = Array.from({ length: 6 }, (_, place) => `artikel-${place}`)
  for (const slug of slugs) {
    const article = articleOf(slug, 'x'.repeat(MOST_BYTES / 5))
    stage.published.set(slug, { article, etag: '"1"' })
  }
  stage.save(...slugs)
  const library = await stage.open()
  await library.refresh()

  expect(library.shown().bytes).toBeLessThanOrEqual(MOST_BYTES)
  expect(slugs.map((slug) => library.shown().has(`id-${slug}`))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ])
})

test('another window knows at once, and a wiped device keeps nothing', async () => {
  stage.save('wachten')
  const [one, other] = [await stage.open(), await stage.open()]
  await one.refresh()
  await expect.poll(() => other.shown().count).toBe(1)

  one.close()
  other.close()
  await (await openDeviceStore(stage.person)).wipe()
  await one.refresh()

  const later = await stage.open()
  expect(later.shown().items).toEqual([])
  expect(await later.find('wachten')).toBe('unknown')
})
