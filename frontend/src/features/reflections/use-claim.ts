import { useEffect, useRef, useState } from 'react'
import { type Claim, claimEditing, type Desk, type Writing } from '@/lib/device'

/** May this tab write reflection `id`? When another tab does, `takeOver` brings the writing here. */
export function useClaim(desk: Desk, id: string, writing: Writing) {
  const [isTaken, setTaken] = useState(false)
  const claim = useRef<Claim | null>(null)
  const latest = useRef(writing)
  latest.current = writing

  useEffect(() => {
    claim.current = claimEditing(desk.person, id, desk.channel, {
      onHeld: () => setTaken(false),
      onTaken: () => setTaken(true),
      async onLost() {
        setTaken(true)
        await latest.current.put()
      },
    })
    return () => claim.current?.release()
  }, [desk, id])

  async function takeOver(): Promise<void> {
    await claim.current?.takeOver()
    const entry = desk.outbox.entries.get(id)
    if (entry) latest.current.adopt(entry.content)
  }
  return { isTaken, takeOver }
}
