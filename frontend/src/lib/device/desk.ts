import { api, data, isProblem } from '@/lib/api'
import { Lock } from '@/lib/lock'
import { begunNow, withRightDay } from './day'
import { entryNow } from './earlier'
import { Entries } from './entries'
import { Lasting } from './lasting'
import { Library } from './library'
import { librarySource } from './library-source'
import { Outbox } from './outbox'
import { type ReflectionContent, reflectionsRemote } from './reflections'
import { Shelf } from './shelf'
import { type DeviceStore, openDeviceStore } from './store'
import { type Channel, openChannel } from './tabs'

/** All that one person has on this device: what is being written, and what can be read offline. */
export type Desk = {
  readonly person: string
  /** False when this browser keeps nothing after a reload. */
  readonly durable: boolean
  readonly outbox: Outbox<ReflectionContent>
  readonly shelf: Shelf
  readonly library: Library
  readonly channel: Channel
  /** What covers the screen after minutes of absence. */
  readonly lock: Lock
  /** Forget everything of this person on this device, here and in the other tabs. */
  wipe(): Promise<void>
  close(): void
}

type Events = {
  /** The server refused us (`error`), or somebody else is signed in (null). */
  onSignedOut(error: unknown): void
  /** Another tab signed out and wiped the device. */
  onWiped(): void
}

const TIMING = {
  now: () => Date.now(),
  later(work: () => void, delay: number) {
    const timer = setTimeout(work, delay)
    return () => clearTimeout(timer)
  },
}

/** How long after the start the saved articles are looked at. */
const READING_AFTER = 4_000

/** Open what `person` has here. Rejects when what lies on the device cannot be read. */
export async function openDesk(person: string, events: Events): Promise<Desk> {
  const store = await openDeviceStore(person)
  const channel = openChannel(person)
  try {
    return await furnish(person, events, store, channel)
  } catch (error) {
    channel.close()
    throw error
  }
}

async function furnish(
  person: string,
  events: Events,
  store: DeviceStore,
  channel: Channel,
): Promise<Desk> {
  const shelf = await Shelf.open(store)
  const isStillHere = sessionOf(person)
  const library = await Library.open({
    store,
    channel,
    person,
    source: librarySource,
    now: TIMING.now,
    isStillHere,
  })
  const lasting = new Lasting()
  const outbox: Outbox<ReflectionContent> = new Outbox({
    person,
    entries: await Entries.open<ReflectionContent>(store, channel, person, entryNow),
    remote: reflectionsRemote(shelf),
    timing: TIMING,
    isStillHere,
    begin: begunNow,
    mend: withRightDay,
    onKept: () => store.durable && lasting.kept(outbox),
    onSignedOut: events.onSignedOut,
  })
  outbox.subscribe(() => lasting.look(outbox))
  const stopWaking = wakeOnReturn(outbox, library)
  const stopAsking = askBeforeLosing(outbox)

  function close(): void {
    stopWaking()
    stopAsking()
    rest()
    outbox.close()
    library.close()
    channel.close()
  }
  channel.listen((note) => {
    if (note.about !== 'wiped') return
    close()
    events.onWiped()
  })
  void outbox.flush()
  // What somebody wrote goes first, and what is on screen.
  const rest = TIMING.later(() => void library.refreshSometimes(), READING_AFTER)

  return {
    person,
    durable: store.durable,
    outbox,
    shelf,
    library,
    channel,
    lock: await Lock.open(store, person),
    async wipe() {
      channel.tell({ about: 'wiped' })
      close()
      await store.wipe()
    },
    close,
  }
}

/** Wipe a desk that is not open on this page. */
export async function wipeDesk(person: string): Promise<void> {
  const channel = openChannel(person)
  channel.tell({ about: 'wiped' })
  await (await openDeviceStore(person)).wipe()
  channel.close()
}

/** Try again when the connection, the window or the person comes back; finish when they leave. */
function wakeOnReturn(outbox: Outbox<ReflectionContent>, library: Library): () => void {
  const wake = () => void outbox.flush().then(library.refreshSometimes)
  const leave = () => outbox.leave()
  const turn = () => {
    if (document.visibilityState === 'visible') wake()
  }
  window.addEventListener('online', wake)
  window.addEventListener('focus', wake)
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', turn)
  return () => {
    window.removeEventListener('online', wake)
    window.removeEventListener('focus', wake)
    window.removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', turn)
  }
}

/** Let the browser ask before a page goes that holds words which are nowhere else. */
function askBeforeLosing({ entries, endangered }: Outbox<ReflectionContent>): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault()
  const stop = () => window.removeEventListener('beforeunload', ask)
  const stopLooking = entries.subscribe(() => {
    if (endangered().length > 0) window.addEventListener('beforeunload', ask)
    else stop()
  })
  return () => {
    stopLooking()
    stop()
  }
}

/**
 * Ask whether the session is that of `person`: once, and again whenever the CSRF cookie changed,
 * which the server renews at every sign-in. So words of one never arrive at another's.
 */
function sessionOf(person: string): () => Promise<boolean> {
  let confirmed: string | null = null
  return async () => {
    const token = csrfCookie()
    if (token !== '' && token === confirmed) return true
    try {
      const me = await data(api.GET('/me'))
      confirmed = me.id === person ? csrfCookie() : null
      return me.id === person
    } catch (error) {
      confirmed = null
      if (isProblem(error)) throw error
      return false
    }
  }
}

function csrfCookie(): string {
  return /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? ''
}
