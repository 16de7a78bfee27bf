import { api, data, MERGE_PATCH, type Schemas, tagged } from '@/lib/api'
import { useAct } from './use-act'

const attempt = (key: string) => ({ 'Idempotency-Key': key })

export function useStartText() {
  return useAct((body: Schemas['NewTranslationRequest'], key) =>
    data(api.POST('/translations', { params: { header: attempt(key) }, body })),
  )
}

export function useSubmitText(id: string, before: () => Promise<boolean>) {
  return useAct(async (body: Schemas['NewSubmissionRequest'], key) => {
    if (!(await before())) return null
    const params = { path: { id }, header: attempt(key) }
    return data(api.POST('/translations/{id}/submissions', { params, body }))
  })
}

export function useDecide(submission: string) {
  return useAct((body: Schemas['SubmissionDecisionRequest'], key) => {
    const params = { path: { id: submission }, header: attempt(key) }
    return data(api.POST('/submissions/{id}/decisions', { params, body }))
  })
}

/** Say that one is looking at a submission now. */
export function useReview(submission: string) {
  return useAct((_given: null, key) => {
    const params = { path: { id: submission }, header: attempt(key) }
    const body = { reviewing: true }
    return data(api.POST('/submissions/{id}/assignments', { params, body }))
  })
}

/** Say who should look at a submission, and until when. */
export function useAssign(submission: string) {
  return useAct((body: Pick<Schemas['AssignmentRequest'], 'reviewer' | 'dueOn'>, key) => {
    const params = { path: { id: submission }, header: attempt(key) }
    return data(api.POST('/submissions/{id}/assignments', { params, body }))
  })
}

/** Put away what is being written, in the state that `version` names. */
export function usePutAway(id: string) {
  return useAct((version: number) => {
    const params = { path: { id }, header: { 'If-Match': `"${version}"` } }
    return data(api.DELETE('/translations/{id}/manuscript', { params }))
  })
}

export function useRename(id: string) {
  return useAct((slug: string, key) => {
    const params = { path: { id }, header: attempt(key) }
    return data(api.POST('/translations/{id}/renamings', { params, body: { slug } }))
  })
}

export function usePublish(id: string) {
  return useAct((body: Schemas['NewPublicationRequest'], key) => {
    const params = { path: { id }, header: attempt(key) }
    return data(api.POST('/translations/{id}/publications', { params, body }))
  })
}

export function useCancelPlan(id: string) {
  return useAct((_given: null, key) => {
    const params = { path: { id }, header: attempt(key) }
    return data(api.POST('/translations/{id}/plan-cancellations', { params, body: { why: '' } }))
  })
}

export function useUnpublish(id: string) {
  return useAct((why: string, key) => {
    const params = { path: { id }, header: attempt(key) }
    return data(api.POST('/translations/{id}/withdrawals', { params, body: { why } }))
  })
}

export function useRestore() {
  return useAct(({ revision, why }: { revision: string; why: string }, key) => {
    const params = { path: { id: revision }, header: attempt(key) }
    return tagged(api.POST('/revisions/{id}/restorations', { params, body: { why } }))
  })
}

export function useWriteNote(id: string) {
  return useAct((body: Schemas['NewNoteRequest'], key) => {
    const params = { path: { id }, header: attempt(key) }
    return data(api.POST('/translations/{id}/notes', { params, body }))
  })
}

export function useResolveNote({ id, version }: { id: string; version: number }) {
  return useAct((resolved: boolean) =>
    data(
      api.PATCH('/notes/{id}', {
        params: { path: { id }, header: { 'If-Match': `"${version}"` } },
        body: { resolved },
        headers: MERGE_PATCH,
      }),
    ),
  )
}
