import { useState } from 'react'
import { type Desk, keepSealing } from '@/lib/device'
import {
  keyRing,
  type Opener,
  patience,
  type Refusing,
  refusalOf,
  type Sealing,
  unlock,
  waiting,
} from '@/lib/sealed'

/** Opens a sealing key for this page; wrong passphrases are slowed. */
export function useUnlock(desk: Desk, sealing: Sealing, onDone: (() => void) | undefined) {
  const [busy, setBusy] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<Refusing | null>(null)

  async function run(given: Opener): Promise<void> {
    const isGuess = given.by === 'passphrase'
    const wait = isGuess ? waiting() : null
    if (wait) return setRefusal(wait)
    setBusy(true)
    setRefusal(null)
    try {
      const opener = isGuess ? { ...given, onProgress: setShare } : given
      const key = await unlock(sealing, desk.person, opener)
      patience.right()
      await keepSealing(desk, sealing)
      keyRing.add(key)
      onDone?.()
    } catch (error) {
      setRefusal(refusalOf(error, given.by))
    } finally {
      setBusy(false)
      setShare(null)
    }
  }
  return { busy, share, refusal, run }
}
