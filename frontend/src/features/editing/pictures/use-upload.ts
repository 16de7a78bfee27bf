import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { isProblem } from '@/lib/api'
import {
  listsOfPictures,
  type PictureSummary,
  pictureQuery,
  type StoredPicture,
  uploadPicture,
} from '../data/pictures'

/** The server decides; this spares the wait, and a connection that it would break off. */
const MOST_BYTES = 15 * 1024 * 1024

/** Uploads one picture at a time; `progress` goes from 0 to 1 while one is under way. */
export function useUpload(onDone: (picture: PictureSummary) => void) {
  const client = useQueryClient()
  const [progress, setProgress] = useState(0)
  const [isTooLarge, setTooLarge] = useState(false)
  const { mutate, isPending, error, reset } = useMutation<StoredPicture, Error, File>({
    mutationFn: (file) => uploadPicture(file, crypto.randomUUID(), setProgress),
    onSuccess: (picture) => {
      client.setQueryData(pictureQuery(picture.id).queryKey, picture)
      void client.invalidateQueries({ queryKey: listsOfPictures })
      onDone(picture)
    },
  })
  const begin = useCallback(
    (file: File) => {
      setProgress(0)
      setTooLarge(file.size > MOST_BYTES)
      if (file.size > MOST_BYTES) reset()
      else mutate(file)
    },
    [mutate, reset],
  )
  return {
    begin,
    isTooLarge,
    progress: isPending ? progress : null,
    problem: isProblem(error) ? error : null,
  }
}
