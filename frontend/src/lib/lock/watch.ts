import type { Lock } from './lock'
import { followPresence } from './presence'

const BUSY = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const
const LOOK_EVERY = 5_000

/**
 * Follow who is busy here, lock when nobody is, and cover the screen as soon as the app leaves it,
 * so that the list of open apps shows nothing. Returns what ends it.
 */
export function watch(lock: Lock): () => void {
  const seen = () => lock.seen()
  const check = () => lock.check()
  const turn = () => {
    if (document.visibilityState === 'visible') {
      lock.check()
      uncover()
    } else if (lock.minutes() !== null) cover()
  }
  const leave = () => {
    if (lock.minutes() !== null) cover()
  }
  const timer = window.setInterval(check, LOOK_EVERY)
  const unfollow = followPresence(check)
  for (const name of BUSY) window.addEventListener(name, seen, { capture: true, passive: true })
  document.addEventListener('visibilitychange', turn)
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', turn)
  return () => {
    window.clearInterval(timer)
    unfollow()
    for (const name of BUSY) window.removeEventListener(name, seen, { capture: true })
    document.removeEventListener('visibilitychange', turn)
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', turn)
    uncover()
  }
}

/** At once, and not when React comes to it: the picture is taken when this handler ends. */
function cover(): void {
  document.documentElement.dataset.covered = ''
}

function uncover(): void {
  delete document.documentElement.dataset.covered
}
