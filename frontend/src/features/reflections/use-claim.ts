import { useCallback, useEffect, useRef, useState } from 'react'
import { type Claim, claimEditing, type Desk, type Writing } from '@/lib/device'

/** May this tab write reflection `id`? When another tab does, `takeOver` brings the writing here. */
export function useClaim(desk: Desk, id: string, writing: Writing) {
  const [isTaken, setTaken] = useState(false)
  const claim = useRef<Claim | null>(null)
  const latest = useRef(writing)
  latest.current = writing

  const adoptKept = useCallback(() => {
    const entry = desk.outbox.entries.get(id)
    if (entry) latest.current.adopt(entry.content)
  }, [desk, id])

  useEffect(() => {
    let wasTaken = false
    claim.current = claimEditing(desk.person, id, desk.channel, {
      onHeld() {
        // What was written there last stands on the device by now.
        if (wasTaken) adoptKept()
        setTaken(false)
      },
      onTaken() {
        wasTaken = true
        setTaken(true)
      },
      async onLost() {
        setTaken(true)
        await latest.current.secure()
      },
    })
    return () => claim.current?.release()
  }, [desk, id, adoptKept])

  async function takeOver(): Promise<void> {
    await claim.current?.takeOver()
    adoptKept()
  }
  return { isTaken, takeOver }
}
