import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Problem } from '@/lib/api'
import { isProblem } from '@/lib/api'
import { useAlongKey, useDesk } from '@/lib/device'
import { type ActionPoint, type Changes, change, POINTS } from './points'
import { putInPlace } from './put-in-place'
import { closedChanges, type Shown } from './sealed-points'

/**
 * Changes one action point. It stays where it stands on screen, so that nothing slips away under
 * somebody's finger; the next visit fetches the lists as they are then.
 */
export function useChange(point: Shown) {
  const client = useQueryClient()
  const key = useAlongKey(useDesk())
  return useMutation<ActionPoint, Problem, Changes>({
    mutationFn: async (changes) => change(point, await closedChanges(key, point, changes)),
    onSuccess: (changed) => putInPlace(client, changed),
    onError: (error) => {
      // Changed on another device: with the version of now, trying again works.
      if (isProblem(error, 412) || isProblem(error, 404)) {
        return client.invalidateQueries({ queryKey: POINTS })
      }
    },
  })
}
