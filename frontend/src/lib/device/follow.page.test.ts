import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { useFollow } from './follow'

const photo = { id: '01a2075a-daa0-79b8-9a54-8191cd54489f', version: 1 }
const board = { id: '01a2075a-daa0-79b8-9a54-8191cd54489e', version: 1 }

it('has two screens that show the same thing follow once, and go on together', async () => {
  const done: (() => void)[] = []
  const follow = vi.fn((_thing: typeof photo) => new Promise<void>((resolve) => done.push(resolve)))
  const left = renderHook(() => useFollow([photo], follow))
  renderHook(() => useFollow([photo, board], follow))
  expect(follow.mock.calls).toEqual([[photo]])

  left.unmount()
  await act(async () => done[0]?.())
  expect(follow.mock.calls).toEqual([[photo], [board]])
  await act(async () => done[1]?.())
})

it('tries again what did not work when it is shown anew, and a new version at once', async () => {
  const follow = vi.fn(async (_thing: typeof photo) => undefined)
  const { rerender, unmount } = renderHook(
    ({ version }) => useFollow([{ ...photo, version }], follow),
    {
      initialProps: { version: 1 },
    },
  )
  await act(async () => {})
  rerender({ version: 1 })
  await act(async () => {})
  expect(follow).toHaveBeenCalledTimes(1)
  rerender({ version: 2 })
  await act(async () => {})
  expect(follow).toHaveBeenCalledTimes(2)

  unmount()
  renderHook(() => useFollow([{ ...photo, version: 2 }], follow))
  await act(async () => {})
  expect(follow).toHaveBeenCalledTimes(3)
})
