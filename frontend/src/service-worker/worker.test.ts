import { readFileSync } from 'node:fs'
import { beforeEach, expect, test, vi } from 'vitest'

const CODE = readFileSync('src/service-worker/worker.js', 'utf8')
const FILES = ['/index.html', '/assets/app-1.js']
const ORIGIN = 'https://klankbord.example'

type Listener = (event: object) => void

/** The worker in a world of its own, where `kept` is what it has on the device. */
function startWorker(kept: Record<string, string>, fetched: (url: string) => Promise<string>) {
  const listeners: Record<string, Listener> = {}
  const self = {
    location: new URL(ORIGIN),
    addEventListener: (name: string, listener: Listener) => {
      listeners[name] = listener
    },
  }
  const pathOf = (request: string | { url: string }) =>
    typeof request === 'string' ? request : new URL(request.url).pathname
  const caches = { match: async (request: string | { url: string }) => kept[pathOf(request)] }
  const fetch = (request: { url: string }) => fetched(new URL(request.url).pathname)
  new Function('self', 'caches', 'fetch', 'VERSION', 'FILES', CODE)(self, caches, fetch, '1', FILES)

  return async (path: string, request: { mode?: string; method?: string } = {}) => {
    let answer: Promise<string> | undefined
    listeners.fetch?.({
      request: { url: ORIGIN + path, method: 'GET', mode: 'cors', ...request },
      respondWith: (promise: Promise<string>) => {
        answer = promise
      },
    })
    return answer
  }
}

const network = vi.fn(async (path: string) => `network ${path}`)

beforeEach(() => {
  network.mockClear()
})

test.each([
  '/api/v1/reflections',
  '/api/v1/articles/levend-verlies',
  '/_allauth/browser/v1/auth/session',
  '/admin/',
  '/development/mailbox',
])('the worker leaves %s alone', async (path) => {
  const open = startWorker({ [path]: 'kept' }, network)

  expect(await open(path)).toBeUndefined()
  expect(await open(path, { mode: 'navigate' })).toBeUndefined()
})

test('a change is never answered from the device', async () => {
  const open = startWorker({ '/assets/app-1.js': 'kept' }, network)

  expect(await open('/assets/app-1.js', { method: 'POST' })).toBeUndefined()
})

test('built files come from the device when they are there', async () => {
  const open = startWorker({ '/assets/app-1.js': 'kept' }, network)

  expect(await open('/assets/app-1.js')).toBe('kept')
  expect(await open('/assets/app-2.js')).toBe('network /assets/app-2.js')
})

test('a page is fetched, and without a connection the kept app opens instead', async () => {
  const online = startWorker({ '/index.html': 'kept app' }, network)
  const offline = startWorker({ '/index.html': 'kept app' }, () => Promise.reject(new TypeError()))

  expect(await online('/nl/today', { mode: 'navigate' })).toBe('network /nl/today')
  expect(await offline('/nl/today', { mode: 'navigate' })).toBe('kept app')
})
