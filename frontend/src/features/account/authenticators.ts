import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { allauth, type Flow, isProblem } from '@/lib/api'

type Kept = { created_at: number; last_used_at: number | null }
export type Passkey = Kept & { type: 'webauthn'; id: number; name: string }
type Authenticator =
  | (Kept & { type: 'totp' })
  | (Kept & { type: 'recovery_codes'; total_code_count: number; unused_code_count: number })
  | Passkey

/** The second proofs that this person has set up. */
export const authenticatorsQuery = queryOptions({
  queryKey: ['account', 'authenticators'],
  queryFn: () =>
    allauth<Authenticator[]>('GET', '/account/authenticators').then((answer) => answer.data),
})

/** By which means this person can say once more that it is them. */
export async function waysToConfirm(client: QueryClient): Promise<Flow[]> {
  const kept = await client.fetchQuery(authenticatorsQuery)
  const types = [...new Set(kept.map(({ type }) => type))]
  const password: Flow = { id: 'reauthenticate', isPending: false, types: [] }
  const factor: Flow = { id: 'mfa_reauthenticate', isPending: false, types }
  return types.length > 0 ? [password, factor] : [password]
}

export type Setup = { secret: string; address: string }

/** What an app needs to make codes; null when one is set up already. */
export async function askSetup(): Promise<Setup | null> {
  try {
    await allauth('GET', '/account/authenticators/totp')
    return null
  } catch (error) {
    if (!isProblem(error, 404)) throw error
    const { secret, totp_url: address } = error.meta
    return { secret: String(secret), address: String(address) }
  }
}

type Codes = { unused_codes: string[] }

export async function readRecoveryCodes(): Promise<string[]> {
  const { data } = await allauth<Codes>('GET', '/account/authenticators/recovery-codes')
  return data.unused_codes
}

/** Replace all recovery codes by new ones. */
export async function renewRecoveryCodes(): Promise<string[]> {
  const { data } = await allauth<Codes>('POST', '/account/authenticators/recovery-codes', {})
  return data.unused_codes
}

/** allauth counts seconds since 1970. */
export function momentOf(seconds: number): Date {
  return new Date(seconds * 1000)
}
