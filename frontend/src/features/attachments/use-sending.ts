import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { Problem } from '@/lib/api'
import type { EntryKey } from '@/lib/sealed'
import { ATTACHMENTS, attach, MOST_BYTES } from './attachments'
import { ours, prepared } from './preparing'
import { closed } from './sealed'

/** A file that somebody chose, and that is not kept yet. */
export type Sending = {
  /** Names the attempt, so that trying again keeps it once. */
  key: string
  file: File
  /** How much of it has left, from 0 to 1; null while it waits. */
  part: number | null
  problem: Problem | null
}

type Waiting = Sending & { seal: EntryKey | null }

export type SendingFiles = {
  waiting: readonly Sending[]
  add: (files: Iterable<File>) => void
  again: (key: string) => void
  letGo: (key: string) => void
}

/** A file as it leaves this device, and its name as it is called there. */
type Leaving = { file: File; beside: { id: string; envelope: string } | null; name: string | null }

/**
 * Sends files to a reflection, one after the other; with the key `seal` sealed. What does not
 * arrive stays here, and can be tried again or let go.
 */
export function useSending(
  reflection: string,
  seal: EntryKey | null,
  onKept: (name: string) => void,
): SendingFiles {
  const client = useQueryClient()
  const [waiting, setWaiting] = useState<readonly Waiting[]>([])
  const turn = useRef(Promise.resolve())
  // Sealed again it would be another attempt.
  const leaving = useRef(new Map<string, Leaving>())

  const change = (key: string, part: Partial<Sending>) =>
    setWaiting((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const letGo = (key: string) => {
    leaving.current.delete(key)
    setWaiting((now) => now.filter((one) => one.key !== key))
  }

  async function send({ key, file, seal: by }: Waiting): Promise<void> {
    try {
      const ready = leaving.current.get(key) ?? (await readied(file, by))
      leaving.current.set(key, ready)
      const onProgress = (part: number) => change(key, { part })
      const kept = await attach(reflection, ready.file, { key, onProgress }, ready.beside)
      await client.invalidateQueries({ queryKey: [...ATTACHMENTS, reflection] })
      letGo(key)
      onKept(ready.name ?? kept.name)
    } catch (error) {
      change(key, { part: null, problem: error instanceof Problem ? error : Problem.unreachable() })
    }
  }

  function inTurn(sending: Waiting): void {
    turn.current = turn.current.then(() => send(sending))
  }

  return {
    waiting,
    letGo,
    add(files) {
      const chosen = [...files].map(
        (file): Waiting => ({
          key: crypto.randomUUID(),
          file,
          seal,
          part: null,
          problem: tooLarge(file),
        }),
      )
      setWaiting((now) => [...now, ...chosen])
      chosen.filter(({ problem }) => problem === null).forEach(inTurn)
    },
    again(key) {
      const found = waiting.find((one) => one.key === key)
      if (!found) return
      change(key, { problem: null })
      inTurn(found)
    },
  }
}

async function readied(file: File, seal: EntryKey | null): Promise<Leaving> {
  if (!seal) return { file, beside: null, name: null }
  const [id, given] = [uuidv7(), await prepared(file)]
  const { envelope, file: sealed } = await closed(seal, id, given)
  return { file: new File([sealed], 'sealed'), beside: { id, envelope }, name: given.name }
}

/** The server's own words come when it is asked; this one need not be sent for that. */
function tooLarge({ size }: File): Problem | null {
  return size > MOST_BYTES ? ours(413, 'attachment-too-large') : null
}
