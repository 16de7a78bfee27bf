import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { noteExpiry, useSession } from '@/lib/session'
import { type Manuscript, TEXTS, wholeOf } from '../data/queries'
import { Saver } from './saver'

/** Texts that were open on this page, by person and text: their words may not be kept yet. */
const opened = new Map<string, Saver>()

function saverFor(person: string, read: { body: Manuscript; etag: string }): Saver {
  const key = `${person} ${read.body.translation}`
  const before = opened.get(key)
  if (before && !before.isSaved) return before
  const saver = new Saver(read.body.translation, read)
  opened.set(key, saver)
  return saver
}

function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  if ([...opened.values()].some((saver) => !saver.isSaved)) event.preventDefault()
}

/**
 * What is written in this text, saved after every pause and on leaving. What could not be saved
 * stays in memory, also on another screen, and the browser asks before the page is closed.
 */
export function useSaver(read: { body: Manuscript; etag: string }) {
  const client = useQueryClient()
  const { session } = useSession()
  const isHere = session?.status === 'authenticated'
  const person = session && 'me' in session ? session.me.id : ''
  const [saver] = useState(() => saverFor(person, read))
  const saving = useSyncExternalStore(saver.subscribe, saver.snapshot)

  useEffect(() => {
    saver.onSaved = () => {
      void client.invalidateQueries({ queryKey: wholeOf(saver.id) })
      // A translation that follows its source again leaves the list of those that do not.
      void client.invalidateQueries({ queryKey: TEXTS })
    }
    saver.onError = (error) => noteExpiry(client, error)
  }, [saver, client])

  useEffect(() => {
    window.addEventListener('beforeunload', warnBeforeLeaving)
    const again = () => void saver.flush()
    const look = () => void (document.hidden ? saver.flush() : saver.refresh())
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', look)
      void saver.flush()
    }
  }, [saver])

  useEffect(() => {
    if (isHere && saver.state.status === 'trouble') void saver.flush()
  }, [saver, isHere])

  return { saver, saving }
}
