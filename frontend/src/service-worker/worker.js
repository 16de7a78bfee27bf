/* global VERSION, FILES */
// Keeps the app itself on the device, so that it opens without a connection. It touches only the
// app's own built files: never an answer of the API, which may be private.

const CACHE = `klankbord-${VERSION}`
const SHELL = '/index.html'
const OTHERS = /^\/(api|_allauth|admin|development|health|media|static|accounts)(\/|$)/

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith('klankbord-') && name !== CACHE))
      .then((old) => old.slice(0, -1))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

/** The newest page when there is a connection, the kept one when there is none. */
async function openApp(request) {
  try {
    return await fetch(request)
  } catch {
    return (await caches.match(SHELL)) ?? Response.error()
  }
}

/**
 * Built files carry a hash in their name, so a kept one is always the right one. The files of the
 * version before stay too, for windows that are still open.
 */
async function openFile(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (OTHERS.test(url.pathname)) return
  if (request.mode === 'navigate') event.respondWith(openApp(request))
  else if (FILES.includes(url.pathname) || url.pathname.startsWith('/assets/')) {
    event.respondWith(openFile(request))
  }
})
