import '@testing-library/jest-dom/vitest'
import 'fake-indexeddb/auto'
import { i18n } from '@lingui/core'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { loadAllCatalogs } from '@/lib/i18n/catalogs'
import { server } from './server'

// A busy machine may take its time; nothing waits longer than it has to.
configure({ asyncUtilTimeout: 20_000 })

// What jsdom does not have: scrolling, and dialogs that open.
window.scrollTo = () => undefined
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false
  this.dispatchEvent(new Event('close'))
}

beforeAll(async () => {
  await loadAllCatalogs()
  i18n.activate('nl')
  server.listen({ onUnhandledFrame: 'error' })
})

afterEach(() => {
  cleanup()
  server.resetHandlers()
  localStorage.clear()
  document.cookie = 'csrftoken=; max-age=0'
})

afterAll(() => server.close())
