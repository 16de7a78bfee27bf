import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { isProblem } from '@/lib/api'
import { useAlong, useAlongKey, useDesk } from '@/lib/device'
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
  useFollow(subject, isShut ? undefined : weave)
  return { weave, isShut, isOpening: opened.state === 'opening', error, subject }
}

type Woven = Parameters<typeof followSeal>[1]

function useFollow(subject: Extract<Subject, { kind: 'other' }>, weave: Woven | undefined): void {
  const client = useQueryClient()
  const tried = useRef(-1)
  useEffect(() => {
    if (!weave || !subject.key || tried.current === weave.version) return
    const isOther = weave.sealed
      ? !weave.envelope && Object.values(weave.strands).some(isTouched)
      : Boolean(weave.envelope)
    if (!isOther) return
    tried.current = weave.version
    // What does not work now is tried again the next time it is shown.
    void followSeal(subject, weave)
      .catch(() => undefined)
      .finally(() => client.invalidateQueries({ queryKey: WEAVES }))
  }, [client, subject, weave])
}
