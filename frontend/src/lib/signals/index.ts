import { queryOptions } from '@tanstack/react-query'
import { api, data, MERGE_PATCH, type Schemas, tagged } from '@/lib/api'
import type { Session } from '@/lib/session'

export type Signals = Schemas['Signals']
export type SignalQuarter = Schemas['SignalQuarter']
export type SignalConsent = Schemas['SignalConsent']
export type Organisation = Schemas['Organisation']

/** Which themes live in an organisation, for who coordinates it. */
export function signalsQuery(organisation: string) {
  return queryOptions({
    queryKey: ['signals', organisation],
    queryFn: ({ signal }) =>
      data(
        api.GET('/organisations/{id}/signals', { params: { path: { id: organisation } }, signal }),
      ),
  })
}

/** Whether this person is counted in an organisation. */
export function signalConsentQuery(organisation: string) {
  return queryOptions({
    queryKey: ['signal-consent', organisation],
    queryFn: ({ signal }) => readConsent(organisation, signal),
    staleTime: 0,
  })
}

/** Agree to be counted, or withdraw that, whatever it says at this moment. */
export async function chooseToBeCounted(organisation: string, given: boolean): Promise<void> {
  const { etag } = await readConsent(organisation)
  const params = { path: { id: organisation }, header: { 'If-Match': etag } }
  await tagged(
    api.PATCH('/organisations/{id}/signal-consent', {
      params,
      headers: MERGE_PATCH,
      body: { given },
    }),
  )
}

function readConsent(organisation: string, signal?: AbortSignal) {
  const params = { path: { id: organisation } }
  return tagged(
    api.GET('/organisations/{id}/signal-consent', { params, ...(signal && { signal }) }),
  )
}

/** The organisations in which this person has this role. */
export function organisationsOf(
  session: Session | undefined,
  role: Schemas['Membership']['role'],
): Organisation[] {
  if (!session || !('me' in session)) return []
  const held = session.me.memberships.filter((membership) => membership.role === role)
  return held.map(({ organisation }) => organisation)
}
