import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isProblem, type Problem } from '@/lib/api'
import { announce } from '@/lib/live'
import { useSaying } from '../data/use-saying'
import {
  type Entry,
  keepStrand,
  type Strand,
  type Subject,
  WEAVES,
  type Weave,
} from '../data/weaves'

type Kept = { strand: Strand; entry: Entry }

/** Keeps one strand, and says so to who cannot see it. */
export function useKeepStrand(subject: Subject, weave: Weave, onKept: () => void) {
  const { t } = useLingui()
  const say = useSaying(subject.kind)
  const client = useQueryClient()
  return useMutation<Weave, Problem, Kept>({
    mutationFn: ({ strand, entry }) => keepStrand(subject, weave, strand.key, entry),
    onSuccess: async (_, { strand, entry }) => {
      await client.invalidateQueries({ queryKey: WEAVES })
      announce(t`${strand.name} is bewaard: ${say(entry)}`)
      onKept()
    },
    onError: (problem) => {
      // Changed on another device: with the version of now, sending again replaces this strand.
      if (isProblem(problem, 412)) void client.invalidateQueries({ queryKey: WEAVES })
    },
  })
}
