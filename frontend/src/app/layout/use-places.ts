import { useSession } from '@/lib/session'
import { PERSONAL_PLACES, type Place, VISITOR_PLACES } from './navigation'

/** Where this person can go from anywhere. */
export function usePlaces(): Place[] {
  const { session } = useSession()
  return session && session.status !== 'anonymous' ? PERSONAL_PLACES : VISITOR_PLACES
}
