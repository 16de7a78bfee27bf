/** What one tab tells the others of the same person. Never anything a person wrote. */
export type Note =
  | { about: 'entry'; id: string }
  | { about: 'handover'; id: string }
  | { about: 'library' }
  | { about: 'wiped' }

export type Channel = {
  tell(note: Note): void
  listen(listener: (note: Note) => void): () => void
  close(): void
}

/** A line between the tabs in which `person` is signed in. Silent where the browser has none. */
export function openChannel(person: string): Channel {
  let line =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`klankbord-${person}`)
  const listeners = new Set<(note: Note) => void>()
  if (line) {
    line.onmessage = (event: MessageEvent<Note>) => {
      for (const listener of listeners) listener(event.data)
    }
  }
  return {
    tell: (note) => line?.postMessage(note),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      line?.close()
      // What was under way when it closed has nothing to tell any more.
      line = null
    },
  }
}

const queues = new Map<string, Promise<unknown>>()

/** Do `work` while nobody else, in this tab or another, does work called `name`. */
export function exclusive<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  if (typeof navigator !== 'undefined' && navigator.locks) {
    return navigator.locks.request(`klankbord-${name}`, work) as Promise<Result>
  }
  const before = queues.get(name) ?? Promise.resolve()
  const mine = before.then(work, work)
  queues.set(
    name,
    mine.catch(() => undefined),
  )
  return mine
}
