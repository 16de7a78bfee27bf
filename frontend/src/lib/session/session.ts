import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, data, isProblem, type Schemas } from '@/lib/api'
import { forgetSession, mayHaveSession, rememberSession } from './hint'

export type Me = Schemas['Me']

/**
 * Who is here. `expired`: was signed in on this page and no longer is; what they wrote stays on
 * screen. `unreachable`: probably signed in, but the server cannot be asked (offline).
 */
export type Session =
  | { status: 'anonymous' }
  | { status: 'authenticated'; me: Me }
  | { status: 'expired'; me: Me }
  | { status: 'unreachable' }

const KEY = ['session'] as const

async function askServer(): Promise<Session> {
  try {
    const me = await data(api.GET('/me'))
    rememberSession()
    return { status: 'authenticated', me }
  } catch (error) {
    if (isProblem(error, 401)) {
      forgetSession()
      return { status: 'anonymous' }
    }
    if (isProblem(error) && error.isTransient && mayHaveSession()) return { status: 'unreachable' }
    throw error
  }
}

export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: askServer,
  staleTime: 5 * 60_000,
})

/**
 * The session as far as it is known. Without a hint that someone signed in on this device the
 * server is not asked and the answer is `anonymous`, unless `ask` is set.
 */
export function useSession({ ask = false } = {}): { session: Session | undefined } {
  const wanted = ask || mayHaveSession()
  const query = useQuery({ ...sessionQuery, enabled: wanted })
  return { session: query.data ?? (wanted ? undefined : { status: 'anonymous' }) }
}

type Wipe = () => void | Promise<void>
const wipes = new Set<Wipe>()

/** Register what must be wiped from this device when a person signs out. */
export function onSignOut(wipe: Wipe): () => void {
  wipes.add(wipe)
  return () => wipes.delete(wipe)
}

/** Call after the server confirmed a sign-in: forgets the stranger's answers, asks who is here. */
export async function startSession(client: QueryClient): Promise<void> {
  rememberSession()
  await client.invalidateQueries({ queryKey: KEY })
  await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
}

/** Call after the server ended the session: wipes the device and every private answer in memory. */
export async function endSession(client: QueryClient): Promise<void> {
  forgetSession()
  await Promise.all([...wipes].map((wipe) => wipe()))
  client.clear()
  client.setQueryData<Session>(KEY, { status: 'anonymous' })
}

/** A refused call while signed in means that the session ended elsewhere. */
export function noteExpiry(client: QueryClient, error: unknown): void {
  if (!isProblem(error, 401)) return
  client.setQueryData<Session>(KEY, (session) =>
    session?.status === 'authenticated' ? { status: 'expired', me: session.me } : session,
  )
}

export function useEndSession(): () => Promise<void> {
  const client = useQueryClient()
  return () => endSession(client)
}
