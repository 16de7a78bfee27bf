/** Keep the app itself on the device, once the page has finished loading. Only in a built app. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/sw.js').catch(() => {
      // Without it the app works as well, only not offline.
    })
  })
}
