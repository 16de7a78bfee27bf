import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { isProblem, Problem } from '@/lib/api'
import { saveFile } from '@/lib/bundle/save-file'
import { useDesk } from '@/lib/device'
import { dataAddress } from './addresses'
import { addressOf } from './attachments'
import { ours } from './preparing'
import { contentOf, fileNameOf, MEDIA, type Shown } from './sealed'

/** Of a file that does not open. */
export const BROKEN = 'attachment-broken'

export type Saving = { save: () => void; isBusy: boolean; problem: Problem | null }

/** Opens the file of a sealed attachment and gives it to the person, for whom it then is a file. */
export function useSaving(attachment: Shown): Saving {
  const desk = useDesk()
  const { mutate, isPending, error } = useMutation<void, Error>({
    mutationFn: async () => {
      const { inside } = attachment
      if (!desk || !inside) throw Problem.locked()
      const content = await contentOf(desk, attachment)
      saveFile(new Blob([content], { type: MEDIA[inside.kind] }), fileNameOf(inside))
    },
    retry: false,
  })
  return { save: () => mutate(), isBusy: isPending, problem: error && problemOf(error) }
}

/** Where the browser finds a picture; null while it is being opened. */
export function usePicture(attachment: Shown): { address: string | null; problem: Problem | null } {
  const desk = useDesk()
  const { id, version, inside } = attachment
  const [opened, setOpened] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a version of an attachment stays as it is
  useEffect(() => {
    if (!desk || !inside) return
    let isWanted = true
    contentOf(desk, attachment)
      .then((content) => isWanted && setOpened(dataAddress(MEDIA[inside.kind], content)))
      .catch((error: unknown) => isWanted && setProblem(problemOf(error)))
    return () => {
      isWanted = false
      setOpened(null)
      setProblem(null)
    }
  }, [desk, id, version, inside !== null])

  return { address: inside ? opened : addressOf(attachment, 'file'), problem }
}

/** What does not open was changed, or belongs to something else; that has words of the screen. */
function problemOf(error: unknown): Problem {
  return isProblem(error) ? error : ours(409, BROKEN)
}
