const REGION_ID = 'announcements'

/**
 * Say `message` to people who use a screen reader, without moving their focus.
 *
 * Polite by default; `assertive` only for what cannot wait.
 */
export function announce(message: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const region = liveRegion(urgency)
  region.textContent = ''
  window.setTimeout(() => {
    region.textContent = message
  }, 50)
}

function liveRegion(urgency: 'polite' | 'assertive'): HTMLElement {
  const id = `${REGION_ID}-${urgency}`
  const existing = document.getElementById(id)
  if (existing) return existing
  const region = document.createElement('div')
  region.id = id
  region.className = 'visually-hidden'
  region.setAttribute('aria-live', urgency)
  region.setAttribute('role', urgency === 'polite' ? 'status' : 'alert')
  document.body.append(region)
  return region
}
