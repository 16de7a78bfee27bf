import { Trans } from '@lingui/react/macro'
import { useEffect } from 'react'
import { UndoBar } from '@/components/undo-bar'
import { type Desk, useEntries } from '@/lib/device'

/** How long a deletion waits for a change of mind. */
export const UNDO_TIME = 20_000

/** The way back from a deletion. Leaving this screen makes the deletion final. */
export function Undo({ desk }: { desk: Desk }) {
  const entry = useEntries(desk).find((one) => one.removeAt !== null)

  useEffect(() => {
    // A screen that is only drawn anew in place takes this back before it happens.
    return settleSoon(desk)
  }, [desk])

  const wait = () => {
    if (entry) void desk.outbox.remove(entry.id, entry.base, UNDO_TIME)
  }
  const restore = () => {
    if (entry) void desk.outbox.restore(entry.id)
  }
  return (
    <UndoBar onUndo={restore} onStay={wait}>
      {entry && <Trans>Je reflectie is verwijderd</Trans>}
    </UndoBar>
  )
}

const leaving = new WeakMap<Desk, ReturnType<typeof setTimeout>>()

function settleSoon(desk: Desk): () => void {
  clearTimeout(leaving.get(desk))
  return () => {
    leaving.set(
      desk,
      setTimeout(() => void desk.outbox.settleRemovals(), 0),
    )
  }
}
