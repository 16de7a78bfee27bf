import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isCode, keepCode, secondsToWait } from './code'
import { Lock } from './lock'
import { wantsLock } from './presence'

const MINUTE = 60_000
let now = 1_700_000_000_000
const clock = () => now

/** The device's store and the browser's, as far as a lock needs them. */
function device() {
  const kept = new Map<string, string>()
  return {
    kept,
    get: async <Value>(kind: string, id: string) =>
      JSON.parse(kept.get(kind + id) ?? 'null') as Value | undefined,
    put: async (kind: string, id: string, value: unknown) =>
      void kept.set(kind + id, JSON.stringify(value)),
    remove: async (kind: string, id: string) => void kept.delete(kind + id),
  }
}

beforeEach(() => {
  const stored = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

async function locked(store = device()): Promise<Lock> {
  const lock = await Lock.open(store, 'noor', clock)
  await lock.turnOn(5, 'merel')
  now += 5 * MINUTE
  lock.check()
  return lock
}

test('a code is kept as a salted hash and recognised again', async () => {
  const [one, other] = [await keepCode('merel', 10), await keepCode('merel', 10)]
  expect(one.hash).not.toBe(other.hash)
  expect(JSON.stringify(one)).not.toContain('merel')
  expect(await isCode('merel', one)).toBe(true)
  expect(await isCode('Merel', one)).toBe(false)
})

test('wrong codes are slowed more and more, and never for longer than a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 9, 1000].map(secondsToWait)).toEqual([0, 0, 0, 2, 4, 8, 60, 60])
})

test('it is off until there is a code, and then locks after minutes of absence', async () => {
  const lock = await Lock.open(device(), 'noor', clock)
  now += 60 * MINUTE
  lock.check()
  expect([lock.isLocked(), lock.minutes()]).toEqual([false, null])
  await lock.turnOn(2, 'merel')
  now += 2 * MINUTE - 1
  lock.check()
  expect(lock.isLocked()).toBe(false)
  now += 1
  lock.check()
  expect(lock.isLocked()).toBe(true)
})

test('whoever is busy keeps it open', async () => {
  const lock = await Lock.open(device(), 'noor', clock)
  await lock.turnOn(2, 'merel')
  for (let minute = 0; minute < 10; minute += 1) {
    now += MINUTE
    lock.seen()
    lock.check()
  }
  expect(lock.isLocked()).toBe(false)
})

test('being busy opens nothing that is locked', async () => {
  const lock = await locked()
  lock.seen()
  lock.check()
  expect(lock.isLocked()).toBe(true)
})

test('the right code opens it, a wrong one does not', async () => {
  const lock = await locked()
  expect(await lock.tryCode('lijster')).toEqual({ opened: false, wait: 0 })
  expect(lock.isLocked()).toBe(true)
  expect(await lock.tryCode('merel')).toEqual({ opened: true, wait: 0 })
  expect(lock.isLocked()).toBe(false)
})

test('after four wrong codes even the right one waits, also after a reload', async () => {
  const store = device()
  const lock = await locked(store)
  for (let time = 0; time < 4; time += 1) await lock.tryCode('lijster')
  const again = await Lock.open(store, 'noor', clock)
  expect(again.isLocked()).toBe(true)
  expect(await again.tryCode('merel')).toEqual({ opened: false, wait: 2 })
  now += 2_000
  expect((await again.tryCode('merel')).opened).toBe(true)
})

test('a reload stays locked, and so does a device that was left for too long', async () => {
  const store = device()
  await locked(store)
  expect((await Lock.open(store, 'noor', clock)).isLocked()).toBe(true)
  const other = device()
  const lock = await Lock.open(other, 'noor', clock)
  await lock.turnOn(2, 'merel')
  now += 3 * MINUTE
  expect((await Lock.open(other, 'noor', clock)).isLocked()).toBe(true)
})

test('whoever proved it to the server opens it and may choose another code', async () => {
  const lock = await locked()
  await lock.unlock()
  await lock.turnOn(15, 'vink')
  now += 15 * MINUTE
  lock.check()
  expect((await lock.tryCode('merel')).opened).toBe(false)
  expect((await lock.tryCode('vink')).opened).toBe(true)
})

test('taken off, nothing of it is left', async () => {
  const store = device()
  const lock = await locked(store)
  await lock.unlock()
  await lock.turnOff()
  expect([store.kept.size, lock.isLocked()]).toEqual([0, false])
  expect(localStorage.getItem('klankbord.lock')).toBeNull()
})

test('a clock that was set back locks', () => {
  const presence = { person: 'noor', minutes: 15, seen: now, isLocked: false }
  expect(wantsLock(presence, now - MINUTE)).toBe(true)
  expect(wantsLock(presence, now + MINUTE)).toBe(false)
})
