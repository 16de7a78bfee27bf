import { useQuery, useQueryClient } from '@tanstack/react-query'
import { isProblem } from '@/lib/api'
import { useAlong, useAlongKey, useDesk, useFollow } from '@/lib/device'
import { isTouched } from './standings'
import {
  type Entries,
  followSeal,
  reflectionWeaveQuery,
  type SealedStrands,
  type Subject,
  WEAVES,
} from './weaves'

/**
 * The weave of a reflection with its strands, also when it is sealed and open here; `isShut` when
 * it is not. Where it stands aside of something else, a screen goes on without it. One that is not in the form in which its reflection is, follows.
 */
export function useReflectionWeave(id: string, { isAside = false, isAsked = true } = {}) {
  const desk = useDesk()
  const key = useAlongKey(desk)
  const { data, error } = useQuery({
    ...reflectionWeaveQuery(id),
    enabled: isAsked,
    throwOnError: (problem) => !isAside && !isProblem(problem, 404),
  })
  const thing = { id, envelope: data?.envelope ?? null }
  const opened = useAlong<SealedStrands>(desk, 'weave', [thing])(thing)
  const subject = { kind: 'other', reflection: id, key } satisfies Subject
  const inside = opened.state === 'open' ? opened.value.strands : {}
  const weave = data && { ...data, strands: { ...data.strands, ...inside } as Entries }
  const isShut =
    opened.state === 'readable' ? Boolean(data?.sealed) && !key : opened.state !== 'open'
  useFollowSeal(subject, isShut ? undefined : weave)
  return { weave, isShut, isOpening: opened.state === 'opening', error, subject }
}

type Woven = Parameters<typeof followSeal>[1]

function useFollowSeal(
  subject: Extract<Subject, { kind: 'other' }>,
  weave: Woven | undefined,
): void {
  const client = useQueryClient()
  const { reflection: id, key } = subject
  const behind = weave && isBehind(weave) ? [{ id, version: weave.version, weave }] : []
  const follow = (one: { weave: Woven }) =>
    followSeal(subject, one.weave)
      .catch(() => undefined)
      .then(() => client.invalidateQueries({ queryKey: WEAVES }))
  useFollow(behind, key && follow)
}

/** Whether it is not in the form in which its reflection is. An untouched one has no form. */
function isBehind({ sealed, envelope, strands }: Woven): boolean {
  return sealed ? !envelope && Object.values(strands).some(isTouched) : Boolean(envelope)
}
