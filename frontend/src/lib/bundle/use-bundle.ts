import { useMutation } from '@tanstack/react-query'
import { isProblem, type Problem } from '@/lib/api'
import { saveFile } from './save-file'

export type BundleForm = 'pdf' | 'epub'
export type Bundle = {
  ask: (form: BundleForm) => void
  /** What is being made now, if anything is. */
  making: BundleForm | undefined
  /** The bytes of what was made last. */
  size: number | undefined
  problem: Problem | null
}

type Call = (form: BundleForm) => Promise<Blob>

const TURNS = 30

/** Have a bundle made and keep it on the device as `name`, without its ending. */
export function useBundle(call: Call, name: string): Bundle {
  const making = useMutation<Blob, Problem, BundleForm>({
    mutationFn: (form) => inTurn(() => call(form)),
    onSuccess: (made, form) => saveFile(made, `${name}.${form}`),
  })
  return {
    ask: making.mutate,
    making: making.isPending ? making.variables : undefined,
    size: making.data?.size,
    problem: making.error,
  }
}

/** Bundles of themes are made one after the other, so wait until it is ours. */
async function inTurn(call: () => Promise<Blob>): Promise<Blob> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await call()
    } catch (error) {
      const waits = isProblem(error, 503) && error.code === 'bundle-in-the-making'
      if (!waits || turn === TURNS) throw error
      await new Promise((resume) => setTimeout(resume, (error.retryAfter ?? 2) * 1000))
    }
  }
}
