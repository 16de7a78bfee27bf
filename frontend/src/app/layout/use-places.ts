import { useMemo } from 'react'
import { isCoordinator, isEditor, useSession } from '@/lib/session'
import { type Place, personalPlaces, VISITOR_PLACES } from './navigation'

/** Where this person can go from anywhere. */
export function usePlaces(): Place[] {
  const { session } = useSession()
  return useMemo(() => {
    if (!session || session.status === 'anonymous') return VISITOR_PLACES
    return personalPlaces({ edits: isEditor(session), coordinates: isCoordinator(session) })
  }, [session])
}
