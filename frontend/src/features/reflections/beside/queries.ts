import { queryOptions } from '@tanstack/react-query'
import { api, data, type Schemas } from '@/lib/api'

export type Related = Schemas['RelatedReflection']
export type Fitting = Schemas['FittingArticle']

export function relatedQuery(id: string) {
  return queryOptions({
    queryKey: ['beside', 'reflections', id],
    queryFn: ({ signal }) =>
      data(api.GET('/reflections/{id}/related-reflections', { params: { path: { id } }, signal })),
    // It is an offer: without a connection, or when it fails, there is just none.
    retry: false,
    staleTime: 0,
  })
}

export function fittingQuery(id: string) {
  return queryOptions({
    queryKey: ['beside', 'articles', id],
    queryFn: ({ signal }) =>
      data(api.GET('/reflections/{id}/fitting-articles', { params: { path: { id } }, signal })),
    retry: false,
    staleTime: 0,
  })
}
