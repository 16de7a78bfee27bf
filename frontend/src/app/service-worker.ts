/** Keep the app itself on the device, once the page has finished loading. Only in a built app. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => {
      // Without it the app works as well, only not offline.
    })
  })
}

const RELOADED = 'klankbord.reloaded'

/**
 * A window that stayed open over an update can ask for a piece of the app that is gone. Then it
 * starts again, once, with the new version; what was being written is kept by then.
 */
export function reloadAfterUpdate(): void {
  window.addEventListener('vite:preloadError', () => {
    if (!navigator.onLine || sessionStorage.getItem(RELOADED)) return
    sessionStorage.setItem(RELOADED, '1')
    window.location.reload()
  })
}
