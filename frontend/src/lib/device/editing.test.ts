import { expect, test, vi } from 'vitest'
import { claimEditing } from './editing'
import { openChannel } from './tabs'

const PERSON = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d01'

/** A window of one person that opens entry `id` for writing. */
function openWindow(id: string) {
  const handlers = { onHeld: vi.fn(), onTaken: vi.fn(), onLost: vi.fn(async () => undefined) }
  const channel = openChannel(PERSON)
  return { ...handlers, claim: claimEditing(PERSON, id, channel, handlers), channel }
}

function shut(...windows: ReturnType<typeof openWindow>[]): void {
  for (const { claim, channel } of windows) {
    claim.release()
    channel.close()
  }
}

test('what another window writes waits there, and comes here once that one lets go', async () => {
  const first = openWindow('one')
  await vi.waitFor(() => expect(first.onHeld).toHaveBeenCalledTimes(1))
  const second = openWindow('one')
  await vi.waitFor(() => expect(second.onTaken).toHaveBeenCalledTimes(1))
  expect(second.onHeld).not.toHaveBeenCalled()
  first.claim.release()
  await vi.waitFor(() => expect(second.onHeld).toHaveBeenCalledTimes(1))
  shut(first, second)
})

test('writing is taken over after the other window put its last words away', async () => {
  const first = openWindow('two')
  const second = openWindow('two')
  await vi.waitFor(() => expect(second.onTaken).toHaveBeenCalledTimes(1))
  await second.claim.takeOver()
  expect(first.onLost).toHaveBeenCalledTimes(1)
  expect(second.onHeld).toHaveBeenCalledTimes(1)
  // Taken over once, it is not asked for again behind one's back.
  await second.claim.takeOver()
  expect(second.onHeld).toHaveBeenCalledTimes(1)
  expect(second.onLost).not.toHaveBeenCalled()
  shut(first, second)
})

test('a busy device that answers late does not say that another window writes', async () => {
  vi.spyOn(navigator.locks, 'request').mockImplementationOnce(async (...given: unknown[]) => {
    const { signal } = given[1] as LockOptions
    await new Promise((resolve) => signal?.addEventListener('abort', resolve))
    throw signal?.reason
  })
  const only = openWindow('late')
  await vi.waitFor(() => expect(only.onHeld).toHaveBeenCalledTimes(1))
  expect(only.onTaken).not.toHaveBeenCalled()
  shut(only)
})

test('a window that was shut waits for nothing', async () => {
  const first = openWindow('three')
  const second = openWindow('three')
  await vi.waitFor(() => expect(second.onTaken).toHaveBeenCalledTimes(1))
  shut(second)
  shut(first)
  const third = openWindow('three')
  await vi.waitFor(() => expect(third.onHeld).toHaveBeenCalledTimes(1))
  expect(second.onHeld).not.toHaveBeenCalled()
  shut(third)
})
