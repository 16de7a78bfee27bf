import { Refused } from './keys'
import { PasskeyTrouble } from './passkeys'
import { patience } from './patience'
import type { Opener } from './sealing'
import { StretchFailed } from './stretching'

/** Why something sealed did not open; `seconds` is how long the next try has to wait. */
export type Refusing =
  | { why: 'wait' | 'passphrase'; seconds: number }
  | { why: 'code' | 'called-off' | 'no-secret' | 'device' }

/** What keeps the next passphrase waiting, if anything. */
export function waiting(): Refusing | null {
  const left = patience.left()
  return left > 0 ? { why: 'wait', seconds: Math.ceil(left / 1000) } : null
}

/** Why opening failed, wrong passphrases counted; throws what is no refusal. */
export function refusalOf(error: unknown, by: Opener['by']): Refusing {
  if (error instanceof PasskeyTrouble) return { why: error.why }
  if (error instanceof StretchFailed) return { why: 'device' }
  if (!(error instanceof Refused)) throw error
  if (by !== 'passphrase') return { why: by === 'recovery' ? 'code' : 'no-secret' }
  patience.wrong()
  return { why: 'passphrase', seconds: Math.ceil(patience.left() / 1000) }
}
