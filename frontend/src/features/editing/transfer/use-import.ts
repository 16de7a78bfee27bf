import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { EDITING } from '../data/queries'
import {
  type ImportReport,
  importTexts,
  MOST_BYTES,
  tryImport,
  type Upload,
} from '../data/transfer'
import { problemOf } from '../data/use-act'

/** From a file to what it would change, and then to texts. One file at a time. */
export function useImport() {
  const client = useQueryClient()
  const [progress, setProgress] = useState(0)
  const [isTooLarge, setTooLarge] = useState(false)
  const attempt = useRef('')
  const trial = useMutation<ImportReport, Error, Upload>({
    mutationFn: (upload) => tryImport(upload, setProgress),
  })
  const real = useMutation<ImportReport, Error, { upload: Upload; plan: string }>({
    mutationFn: ({ upload, plan }) => {
      attempt.current ||= crypto.randomUUID()
      return importTexts(upload, plan, attempt.current, setProgress)
    },
    onSuccess: () => client.invalidateQueries({ queryKey: EDITING }),
  })
  const look = (upload: Upload) => {
    attempt.current = ''
    real.reset()
    setProgress(0)
    setTooLarge(upload.file.size > MOST_BYTES)
    if (upload.file.size > MOST_BYTES) trial.reset()
    else trial.mutate(upload)
  }
  const confirm = () => {
    if (!trial.data || !trial.variables) return
    setProgress(0)
    real.mutate({ upload: trial.variables, plan: trial.data.plan })
  }
  const startOver = () => {
    trial.reset()
    real.reset()
    setTooLarge(false)
  }
  return {
    look,
    confirm,
    startOver,
    isTooLarge,
    progress: trial.isPending || real.isPending ? progress : null,
    shown: real.data ? undefined : trial.data,
    done: real.data,
    problem: problemOf(real.error ?? trial.error),
  }
}

export type Import = ReturnType<typeof useImport>
