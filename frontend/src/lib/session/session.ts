import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, data, isProblem, type Schemas } from '@/lib/api'
import { forgetDrafts } from '@/lib/drafts'
import { forgetSession, mayHaveSession, rememberSession } from './hint'

export type Me = Schemas['Me']

/**
 * Who is here. `expired`: was signed in on this page and no longer is; what they wrote stays on
 * screen. Without `me` the page was opened offline, and only the device knows who. `unreachable`: probably signed in, but the server cannot be asked (offline).
 */
export type Session =
  | { status: 'anonymous' }
  | { status: 'authenticated'; me: Me }
  | { status: 'expired'; me: Me }
  | { status: 'expired' }
  | { status: 'unreachable' }

const KEY = ['session'] as const

type Known = Extract<Session, { me: Me }>

function isKnown(session: Session | undefined): session is Known {
  return session !== undefined && 'me' in session
}

/** May this person work on articles? Not known, and so no, without a connection. */
export function isEditor(session: Session | undefined): boolean {
  return isKnown(session) && session.me.roles.includes('editor')
}

/** Does this person coordinate an organisation? Not known, and so no, without a connection. */
export function isCoordinator(session: Session | undefined): boolean {
  return isKnown(session) && session.me.memberships.some(({ role }) => role === 'coordinator')
}

/** What a session is that the server does not know any more; null when there was none. */
function expiredFrom(before: Session | undefined): Session | null {
  if (isKnown(before)) return { status: 'expired', me: before.me }
  const wasHere = before?.status === 'unreachable' || before?.status === 'expired'
  return wasHere ? { status: 'expired' } : null
}

async function askServer(before: Session | undefined): Promise<Session> {
  try {
    const me = await data(api.GET('/me'))
    rememberSession()
    return { status: 'authenticated', me }
  } catch (error) {
    if (isProblem(error, 401)) {
      forgetSession()
      return expiredFrom(before) ?? { status: 'anonymous' }
    }
    if (!isProblem(error) || !error.isTransient) throw error
    if (isKnown(before)) return before
    if (mayHaveSession()) return { status: 'unreachable' }
    throw error
  }
}

export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ client }) => askServer(client.getQueryData<Session>(KEY)),
  staleTime: 5 * 60_000,
})

type Answer = {
  session: Session | undefined
  /** Why it is not known. */
  error: Error | null
}

/**
 * The session as far as it is known. Without a hint that someone signed in on this device the
 * server is not asked and the answer is `anonymous`, unless `ask` is set.
 */
export function useSession({ ask = false } = {}): Answer {
  const wanted = ask || mayHaveSession()
  const { data, error } = useQuery({ ...sessionQuery, enabled: wanted })
  return { session: data ?? (wanted ? undefined : { status: 'anonymous' }), error }
}

/** Call after the server confirmed a sign-in: forgets the stranger's answers, asks who is here. */
export async function startSession(client: QueryClient): Promise<void> {
  rememberSession()
  await client.invalidateQueries({ queryKey: KEY })
  await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
}

/** Call after the server ended the session: wipes the device and every private answer in memory. */
export async function endSession(client: QueryClient): Promise<void> {
  const { wipeDevice } = await import('@/lib/device')
  await wipeDevice()
  noteSignOut(client)
}

/** The session ended and the device is wiped: forget in memory as well. */
export function noteSignOut(client: QueryClient): void {
  forgetSession()
  forgetDrafts()
  // The session itself stays in place: screens that follow it would not hear of another one.
  client.setQueryData<Session>(KEY, { status: 'anonymous' })
  client.removeQueries({
    predicate: ({ queryKey, meta }) => queryKey[0] !== KEY[0] && !meta?.isPublic,
  })
  client.getMutationCache().clear()
}

/** Somebody else may have signed in here: ask the server again who it is. */
export function askAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: KEY })
}

/** A refused call while signed in means that the session ended elsewhere. */
export function noteExpiry(client: QueryClient, error: unknown): void {
  if (!isProblem(error, 401) || error.wantsReauthentication) return
  client.setQueryData<Session>(KEY, (session) =>
    session?.status === 'expired' ? session : (expiredFrom(session) ?? session),
  )
}

export function useEndSession(): () => Promise<void> {
  const client = useQueryClient()
  return () => endSession(client)
}
