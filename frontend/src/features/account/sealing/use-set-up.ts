import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { api, tagged } from '@/lib/api'
import { type Desk, keepSealing } from '@/lib/device'
import { keyRing, makeSealing, patience, type Refusing, refusalOf } from '@/lib/sealed'
import { useAction } from '../use-action'

/** Make the sealing key of this person, keep it wrapped at the server, and open it here. */
export function useSetUp(desk: Desk, replaces: string | undefined, onMade: () => void) {
  const [refusal, setRefusal] = useState<Refusing | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const action = useAction(async (passphrase: string, code: Uint8Array<ArrayBuffer>) => {
    setRefusal(null)
    try {
      // Making it overwrites the code, and what the server refuses must be tried again.
      const made = await makeSealing(
        desk.person,
        passphrase,
        Uint8Array.from(code),
        setShare,
      ).catch((error: unknown) => setRefusal(refusalOf(error, 'passphrase')))
      if (!made) return
      const { body } = await tagged(
        api.POST('/sealing-keys', {
          params: { header: { 'Idempotency-Key': uuidv7() } },
          body: { ...made.sealing, ...(replaces && { replaces }) },
        }),
      )
      patience.right()
      await keepSealing(desk, body)
      keyRing.add(made.key)
      onMade()
    } finally {
      setShare(null)
    }
  })
  return { ...action, share, refusal }
}
