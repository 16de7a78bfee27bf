import { beforeEach, expect, test, vi } from 'vitest'
import { Lasting } from './lasting'
import type { Phase } from './outbox'

const DAY = 24 * 3_600_000
let now = 1_800_000_000_000

function browser(answer = true) {
  return { persisted: vi.fn(async () => false), persist: vi.fn(async () => answer) }
}
const writing = (phase: Phase, count = 1) => ({ phase: () => phase, unsent: () => Array(count) })
const onPage = (keeper: ReturnType<typeof browser>) => new Lasting(keeper, () => now)
/** As long as an answer of the browser takes. */
const answered = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => localStorage.clear())

test.each(['waiting', 'signed-out'] as const)(
  'it is asked once while words are %s',
  async (phase) => {
    const keeper = browser()
    const lasting = onPage(keeper)
    lasting.kept(writing('idle'))
    await answered()
    expect(keeper.persist).not.toHaveBeenCalled()
    lasting.look(writing(phase))
    lasting.kept(writing(phase))
    await answered()
    expect(keeper.persist).toHaveBeenCalledTimes(1)
  },
)

test('a page on which nothing was written asks nothing, whatever waits from before', async () => {
  const keeper = browser()
  onPage(keeper).look(writing('waiting', 50))
  await answered()
  expect(keeper.persist).not.toHaveBeenCalled()
})

test('words that arrived are no reason to ask', async () => {
  const keeper = browser()
  const lasting = onPage(keeper)
  lasting.kept(writing('sending'))
  lasting.look(writing('waiting', 0))
  await answered()
  expect(keeper.persist).not.toHaveBeenCalled()
})

test('who said no is asked again after three months, and not on the next page', async () => {
  const keeper = browser(false)
  for (const days of [0, 1, 88]) {
    now += days * DAY
    onPage(keeper).kept(writing('waiting'))
    await answered()
    expect(keeper.persist).toHaveBeenCalledTimes(1)
  }
  now += DAY
  onPage(keeper).kept(writing('waiting'))
  await answered()
  expect(keeper.persist).toHaveBeenCalledTimes(2)
})

test('a browser that keeps it already, or cannot, is left alone', async () => {
  const keeper = browser()
  keeper.persisted.mockResolvedValue(true)
  onPage(keeper).kept(writing('waiting'))
  await answered()
  expect(keeper.persist).not.toHaveBeenCalled()
  keeper.persisted.mockRejectedValue(new Error('not here'))
  onPage(keeper).kept(writing('waiting'))
  new Lasting(undefined).kept(writing('waiting'))
  await answered()
  expect(keeper.persist).not.toHaveBeenCalled()
})
