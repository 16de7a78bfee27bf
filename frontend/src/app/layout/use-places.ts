import { isEditor, useSession } from '@/lib/session'
import { EDITOR_PLACES, PERSONAL_PLACES, type Place, VISITOR_PLACES } from './navigation'

/** Where this person can go from anywhere. */
export function usePlaces(): Place[] {
  const { session } = useSession()
  if (!session || session.status === 'anonymous') return VISITOR_PLACES
  return isEditor(session) ? EDITOR_PLACES : PERSONAL_PLACES
}
