import { api, data, type Schemas } from '@/lib/api'
import { useAct } from '../data/use-act'
import { changeReviewDate } from './queries'

/** Say that an article is still true. */
export function useConfirm(id: string) {
  return useAct((body: Schemas['ConfirmationRequest'], key) => {
    const params = { path: { id }, header: { 'Idempotency-Key': key } }
    return data(api.POST('/translations/{id}/confirmations', { params, body }))
  })
}

/** Let somebody else look after an article, or look on another day. */
export function useChangeReviewDate(id: string, version: number) {
  return useAct((body: Schemas['PatchedReviewDateChangesRequest']) =>
    changeReviewDate(id, version, body),
  )
}
