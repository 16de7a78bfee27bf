import type { Channel } from './tabs'

/** Long enough for a screen of this same tab, left just now, to let go. */
const A_MOMENT = 250
/** On a busy device that takes longer; until then it says that another window has the place. */
const A_WHILE = 10_000
/** How long another tab gets to put its last words away before it is passed over. */
const PATIENCE = 2_000

async function isHeld(locks: LockManager, name: string): Promise<boolean> {
  const { held } = await locks.query()
  return held?.some((lock) => lock.name === name) ?? false
}

export type Claim = {
  /** Take the writing over from the tab that has it; settles when it is ours. */
  takeOver(): Promise<void>
  release(): void
}

type Handlers = {
  /** This tab may write now. */
  onHeld(): void
  /** Another tab is writing here. */
  onTaken(): void
  /** Another tab takes over: put the last words away; after this the place is theirs. */
  onLost(): Promise<void>
}

/**
 * Claim the right to write entry `id` in this tab, so that two tabs never overwrite each other.
 *
 * A browser without Web Locks gives every tab the right.
 */
export function claimEditing(
  person: string,
  id: string,
  channel: Channel,
  handlers: Handlers,
): Claim {
  const name = `klankbord-${person}/${id}/editing`
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  const waiting = new AbortController()
  let letGo: (() => void) | null = null
  let released = false

  function hold(): Promise<void> {
    if (released) return Promise.resolve()
    return new Promise((resolve) => {
      letGo = resolve
      handlers.onHeld()
    })
  }

  async function lose(): Promise<void> {
    if (!letGo) return
    await handlers.onLost()
    letGo?.()
    letGo = null
  }

  const stopListening = channel.listen((note) => {
    if (note.about === 'handover' && note.id === id) void lose()
  })

  async function request(options: LockOptions): Promise<boolean> {
    return new Promise((resolve) => {
      locks
        ?.request(name, options, async (lock) => {
          resolve(lock !== null)
          if (lock) await hold()
        })
        .catch(() => {
          // Either we waited too long, or another tab passed us over while we held it.
          resolve(false)
          if (letGo) void lose()
        })
    })
  }

  async function start(): Promise<void> {
    if (!locks) return handlers.onHeld()
    if ((await request({ signal: AbortSignal.timeout(A_MOMENT) })) || released) return
    // A busy device answers late; that alone says nothing about another window.
    const isTaken = await isHeld(locks, name)
    if (released) return
    if (isTaken) handlers.onTaken()
    setTimeout(() => waiting.abort(), A_WHILE)
    const isOurs = await request({ signal: waiting.signal })
    if (!isOurs && !isTaken && !released) handlers.onTaken()
  }
  void start()

  return {
    async takeOver() {
      waiting.abort()
      if (letGo) return
      channel.tell({ about: 'handover', id })
      if (!(await request({ signal: AbortSignal.timeout(PATIENCE) })))
        await request({ steal: true })
    },
    release() {
      released = true
      waiting.abort()
      stopListening()
      letGo?.()
      letGo = null
    },
  }
}
