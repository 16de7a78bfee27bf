import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { forgetPresence } from '@/lib/lock'
import { keyRing } from '@/lib/sealed/key-ring'
import { askAgain, noteExpiry, noteSignOut, type Session, useSession } from '@/lib/session'
import { type Desk, openDesk, wipeDesk } from './desk'
import { type Entry, isUnsent } from './entry'
import { forgetAsking } from './lasting'
import type { Phase } from './outbox'
import type { ReflectionContent, ReflectionItem } from './reflections'

/** Whose desk to open while the server cannot be asked who is here. An id, nothing more. */
const LAST_PERSON = 'klankbord.person'

let current: { person: string; desk: Promise<Desk> } | null = null

/** What lies on the device does not open: whoever is here can still sign out, which wipes it. */
const unreadable = () => null

function personOf(session: Session | undefined): string | null {
  if (!session || session.status === 'anonymous') return null
  return 'me' in session ? session.me.id : localStorage.getItem(LAST_PERSON)
}

/** The desk of the person who is signed in, or null while it opens or when nobody is. */
export function useDesk(): Desk | null {
  const { session } = useSession()
  const client = useQueryClient()
  const person = personOf(session)
  const [desk, setDesk] = useState<Desk | null>(null)

  useEffect(() => {
    if (!person) return setDesk(null)
    let isWanted = true
    void deskOf(person, client).then((opened) => isWanted && setDesk(opened), unreadable)
    return () => {
      isWanted = false
    }
  }, [person, client])

  const isHere = session?.status === 'authenticated'
  useEffect(() => {
    if (isHere) void desk?.outbox.flush()
  }, [isHere, desk])

  return desk?.person === person ? desk : null
}

/** One desk per page: every screen writes on the same one. */
function deskOf(person: string, client: QueryClient): Promise<Desk> {
  if (current?.person === person) return current.desk
  void current?.desk.then((other) => other.close())
  // Keys are of whoever was here before.
  if (current) keyRing.forget()
  localStorage.setItem(LAST_PERSON, person)
  const desk = openDesk(person, {
    onSignedOut(error) {
      if (error) noteExpiry(client, error)
      else void askAgain(client)
    },
    onWiped() {
      current = null
      keyRing.forget()
      noteSignOut(client)
    },
  })
  void desk.then(({ lock }) => {
    // Who covers the screen covers what is sealed as well.
    lock.subscribe(() => lock.isLocked() && void keyRing.lock())
  }, unreadable)
  current = { person, desk }
  return desk
}

/**
 * The desk of the person who is here, once it is open and has the words that were on their way to
 * it from a screen that is gone already. Null when nobody is here, or nothing can be read here.
 */
export async function deskWithAll(): Promise<Desk | null> {
  const desk = (await current?.desk.catch(unreadable)) ?? null
  await desk?.outbox.entries.settled()
  return desk
}

/** Send what still waits from an earlier visit, also when this one begins on a public page. */
export async function resumeSending(client: QueryClient): Promise<void> {
  const person = localStorage.getItem(LAST_PERSON)
  if (person) await deskOf(person, client)
}

/** Forget what the last person here has on this device: texts, copies and the key. */
export async function wipeDevice(): Promise<void> {
  const person = localStorage.getItem(LAST_PERSON)
  const leaving = current
  keyRing.forget()
  current = null
  localStorage.removeItem(LAST_PERSON)
  forgetPresence()
  forgetAsking()
  const desk = await leaving?.desk.catch(unreadable)
  if (desk) await desk.wipe()
  else if (person) await wipeDesk(person)
}

const NO_ENTRIES: readonly Entry<ReflectionContent>[] = []
const never = () => () => undefined

/** What is open or waiting on this device, newest first, following every tab. */
export function useEntries(desk: Desk | null): readonly Entry<ReflectionContent>[] {
  const entries = desk?.outbox.entries
  return useSyncExternalStore(entries?.subscribe ?? never, entries?.all ?? (() => NO_ENTRIES))
}

export function useUnsent(desk: Desk | null): Entry<ReflectionContent>[] {
  return useEntries(desk).filter(isUnsent)
}

const NO_ITEMS: readonly ReflectionItem[] = []

/** One's own reflections as far as this device knows them, newest first. */
export function useShelf(desk: Desk | null): readonly ReflectionItem[] {
  const shelf = desk?.shelf
  return useSyncExternalStore(shelf?.subscribe ?? never, shelf?.timeline ?? (() => NO_ITEMS))
}

/** What the sending is doing. */
export function usePhase(desk: Desk | null): Phase {
  const outbox = desk?.outbox
  return useSyncExternalStore(outbox?.subscribe ?? never, outbox?.phase ?? (() => 'idle' as const))
}
