import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, data, isProblem, type Schemas } from '@/lib/api'
import { useNames } from '../data/names'
import { EDITING } from '../data/queries'
import styles from './text.module.css'

type Activity = Schemas['Colleague']['activity']

const EVERY = 20_000

/** Tell colleagues that this text is open here, and learn who else has it open. */
function useColleagues(id: string, activity: Activity): Schemas['Colleague'][] {
  const query = useQuery({
    queryKey: [...EDITING, 'presence', id, activity],
    queryFn: ({ signal }) => {
      const params = { path: { id } }
      return data(api.POST('/translations/{id}/presence', { params, body: { activity }, signal }))
    },
    refetchInterval: EVERY,
    retry: false,
    gcTime: 0,
  })

  useEffect(
    () => () => {
      const params = { path: { id } }
      const body = { activity: 'away' as const }
      const left = api.POST('/translations/{id}/presence', { params, body })
      left.catch((error) => {
        // Colleagues see it a moment later by themselves.
        if (!isProblem(error)) throw error
      })
    },
    [id],
  )
  return query.data?.others ?? []
}

export function Presence({ id, activity }: { id: string; activity: Activity }) {
  const names = useNames()
  const colleagues = useColleagues(id, activity)
  return (
    <div role="status" className={styles.present}>
      {colleagues.map((one) => (
        <p key={one.id}>
          {one.activity === 'writing' ? (
            <Trans>{names.person(one)} heeft deze tekst ook open</Trans>
          ) : (
            <Trans>{names.person(one)} leest deze tekst na</Trans>
          )}
        </p>
      ))}
    </div>
  )
}
