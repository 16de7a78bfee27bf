import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, data, MERGE_PATCH, type Schemas } from '@/lib/api'
import { allTemplates, type Template } from '@/lib/templates'

/** Templates as they stand at the server: who changes one never looks at an older one. */
export const designsQuery = queryOptions({
  queryKey: ['templates', 'designs'],
  queryFn: ({ signal }) => allTemplates(signal),
  staleTime: 10_000,
})

export function createTemplate(body: Schemas['NewTemplateRequest'], attempt: string) {
  const params = { header: { 'Idempotency-Key': attempt } }
  return data(api.POST('/templates', { params, body }))
}

export function changeTemplate(
  { key, version }: Pick<Template, 'key' | 'version'>,
  body: Schemas['PatchedTemplateChangesRequest'],
) {
  const params = { path: { key }, header: { 'If-Match': `"${version}"` } }
  return data(api.PATCH('/templates/{key}', { params, body, headers: MERGE_PATCH }))
}

/** Show what the server made of it, also where somebody writes with it. */
export function noteSaved(client: QueryClient, saved: Template): void {
  client.setQueryData(designsQuery.queryKey, (known) => {
    if (!known) return known
    const isNew = known.every(({ key }) => key !== saved.key)
    return isNew ? [...known, saved] : known.map((one) => (one.key === saved.key ? saved : one))
  })
  void client.invalidateQueries({
    queryKey: ['templates'],
    predicate: ({ queryKey }) => queryKey[1] !== 'designs',
  })
}
