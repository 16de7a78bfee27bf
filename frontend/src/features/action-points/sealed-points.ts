import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Problem } from '@/lib/api'
import { type Desk, isBehind, sealedAlong, useAlong, useAlongKey, useFollow } from '@/lib/device'
import type { EntryKey } from '@/lib/sealed'
import { type ActionPoint, type Changes, change, POINTS } from './points'
import { putInPlace } from './put-in-place'

/** What an envelope of an action point holds. */
type Words = { format: 1; what: string; outcome: string }

/** An action point as it is shown. `isShut`: its words cannot be read here now. */
export type Shown = ActionPoint & { isShut: boolean }

export function sealWords(key: EntryKey, id: string, what: string, outcome = ''): Promise<string> {
  return sealedAlong(key, 'action point', id, { format: 1, what, outcome } satisfies Words)
}

/** Action points with their words, also those that are sealed and open here. */
export function useShown(desk: Desk | null, points: ActionPoint[]): Shown[] {
  const { t } = useLingui()
  const open = useAlong<Words>(desk, 'action point', points)
  return points.map((point) => {
    const opened = open(point)
    if (opened.state === 'readable') return { ...point, isShut: false }
    if (opened.state !== 'open') return { ...point, what: t`Verzegeld actiepunt`, isShut: true }
    const { what, outcome } = opened.value
    return { ...point, what, outcome, isShut: false }
  })
}

/** `changes` as they are sent: with the words in an envelope, where they belong in one. */
export async function closedChanges(
  key: EntryKey | null,
  point: Shown,
  changes: Changes,
): Promise<Changes> {
  const { what, outcome, ...others } = changes
  if (what === undefined && outcome === undefined) return changes
  if (!point.sealed && !point.envelope) return changes
  // Without a key nothing is sent: what is to be sealed never goes readable instead.
  if (!key || point.isShut) throw Problem.locked()
  if (!point.sealed) return opened(point, changes)
  const words = [what ?? point.what, outcome ?? point.outcome] as const
  return { ...others, envelope: await sealWords(key, point.id, ...words) }
}

/**
 * Seals what belongs to a sealed reflection and can still be read, and gives back the words of
 * what belongs to one that is not sealed any more: one at a time, each in one request. What does
 * not work now is tried again the next time it is shown.
 */
export function useFollowSeal(desk: Desk | null, shown: Shown[]): void {
  const client = useQueryClient()
  const key = useAlongKey(desk)
  const behind = shown.filter((one) => !one.isShut && isBehind(one))
  const follow = (by: EntryKey) => (point: Shown) =>
    followed(by, point)
      .then((changed) => putInPlace(client, changed))
      .catch(() => client.invalidateQueries({ queryKey: POINTS }))
  useFollow(behind, key && follow(key))
}

async function followed(key: EntryKey, point: Shown): Promise<ActionPoint> {
  const { id, what, outcome } = point
  if (!point.sealed) return change(point, opened(point, {}))
  return change(point, { envelope: await sealWords(key, id, what, outcome) })
}

function opened({ what, outcome }: ActionPoint, changes: Changes): Changes {
  return { what, outcome, ...changes, envelope: null }
}
