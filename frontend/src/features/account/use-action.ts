import { useRef, useState } from 'react'
import { isProblem, type Problem } from '@/lib/api'

export type Action<Given extends unknown[]> = {
  busy: boolean
  /** What the server had against it the last time. */
  problem: Problem | null
  /** Answers whether it worked. */
  run(...given: Given): Promise<boolean>
  forget(): void
}

/** Something the person does at the server, one at a time. */
export function useAction<Given extends unknown[]>(
  work: (...given: Given) => Promise<unknown>,
): Action<Given> {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isRunning = useRef(false)

  async function run(...given: Given): Promise<boolean> {
    if (isRunning.current) return false
    isRunning.current = true
    setBusy(true)
    try {
      await work(...given)
      setProblem(null)
      return true
    } catch (error) {
      if (!isProblem(error)) throw error
      // Who closes the question "is it still you" chose not to go on; nothing went wrong.
      setProblem(error.wantsReauthentication ? null : error)
      return false
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return { busy, problem, run, forget: () => setProblem(null) }
}
