import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, MERGE_PATCH, type Schemas, tagged } from '@/lib/api'
import { type Desk, keepSealing, readSealing } from '@/lib/device'
import {
  entryKeyOf,
  keyRing,
  type Opener,
  patience,
  type Refusing,
  refusalOf,
  type Sealing,
  waiting,
  withSealingKey,
} from '@/lib/sealed'
import { useGuard } from '../reauthentication'
import { useAction } from '../use-action'

type Changes = Schemas['PatchedSealingKeyChangesRequest']
/** What to change, made with the open key `raw`. */
export type Make = (
  raw: Uint8Array<ArrayBuffer>,
  sealing: Sealing,
  onProgress: (share: number) => void,
) => Promise<Changes>

/** Open a sealing key by what somebody gives, change how it opens, and keep that. */
export function useChange(desk: Desk, keyId: string, onDone: () => void) {
  const client = useQueryClient()
  const guard = useGuard()
  const [share, setShare] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<Refusing | null>(null)

  const action = useAction(async (opener: Opener, make: Make) => {
    const { sealing, etag } = await readSealing(desk, keyId)
    const changed = await opened(sealing, opener, make)
    if (!changed) return
    const { body } = await guard(() =>
      tagged(
        api.PATCH('/sealing-keys/{id}', {
          params: { path: { id: keyId }, header: { 'If-Match': etag } },
          body: changed,
          headers: MERGE_PATCH,
        }),
      ),
    )
    await keepSealing(desk, body)
    await client.invalidateQueries({ queryKey: ['sealing-key', desk.person, keyId] })
    onDone()
  })

  async function opened(sealing: Sealing, opener: Opener, make: Make): Promise<Changes | null> {
    const wait = opener.by === 'passphrase' ? waiting() : null
    setRefusal(wait)
    if (wait) return null
    try {
      const given = opener.by === 'passphrase' ? { ...opener, onProgress: setShare } : opener
      return await withSealingKey(sealing, desk.person, given, async (raw) => {
        patience.right()
        const changes = await make(raw, sealing, setShare)
        keyRing.add(await entryKeyOf(raw, sealing.id, desk.person))
        return changes
      })
    } catch (error) {
      setRefusal(refusalOf(error, opener.by))
      return null
    } finally {
      setShare(null)
    }
  }
  return { ...action, share, refusal }
}
