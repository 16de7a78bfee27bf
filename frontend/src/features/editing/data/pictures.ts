import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, data, type Problem, type Schemas, sendForm, tagged } from '@/lib/api'
import { cursorOf } from '@/lib/knowledge'
import { EDITING } from './queries'
import { useAct } from './use-act'

export type StoredPicture = Schemas['Image']
export type PictureSummary = Schemas['ImageSummary']
/** A picture and the state of it that was read. */
export type KeptPicture = { body: StoredPicture; etag: string }

/** How a text names a picture. */
const SCHEME = 'image:'
const PICTURES = [...EDITING, 'pictures'] as const
export const listsOfPictures = [...PICTURES, 'list'] as const

export function sourceOf(picture: PictureSummary): string {
  return `${SCHEME}${picture.id}`
}

/** The id of the picture that a text names as `source`; null when it names none of ours. */
export function pictureId(source: string): string | null {
  return /^image:([0-9a-f-]{36})$/.exec(source)?.[1] ?? null
}

/** What was uploaded, newest first; with `words` only what is described by them. */
export function picturesQuery(words: string) {
  return infiniteQueryOptions({
    queryKey: [...listsOfPictures, words],
    initialPageParam: '',
    staleTime: 10_000,
    queryFn: ({ signal, pageParam }) => {
      const query = {
        pageSize: 24,
        ...(words && { q: words }),
        ...(pageParam && { cursor: pageParam }),
      }
      return data(api.GET('/images', { params: { query }, signal }))
    },
    getNextPageParam: (page) => cursorOf(page.next),
  })
}

export function pictureQuery(id: string) {
  return queryOptions({
    queryKey: [...PICTURES, 'one', id],
    queryFn: ({ signal }) => data(api.GET('/images/{id}', { params: { path: { id } }, signal })),
    staleTime: 5 * 60_000,
  })
}

/** A picture as it is kept now, to change it or take it away. */
export function keptPictureQuery(id: string) {
  return queryOptions({
    queryKey: [...PICTURES, 'kept', id],
    queryFn: ({ signal }) => tagged(api.GET('/images/{id}', { params: { path: { id } }, signal })),
    staleTime: 0,
    gcTime: 0,
  })
}

/** Say what a picture shows, over what was said before. */
export function useDescribe({ body: { id }, etag }: KeptPicture) {
  return useAct((description: string) =>
    data(
      api.PATCH('/images/{id}', {
        params: { path: { id }, header: { 'If-Match': etag } },
        body: { description },
        headers: { 'Content-Type': 'application/merge-patch+json' },
      }),
    ),
  )
}

type Told = { onGone: () => void; onRefused: () => void }

/** Take a picture away for good; refused while a text needs it. */
export function useDeletePicture({ body: { id }, etag }: KeptPicture, told: Told) {
  const client = useQueryClient()
  const deletion = useMutation<void, Problem>({
    mutationFn: async () => {
      const params = { path: { id }, header: { 'If-Match': etag } }
      await api.DELETE('/images/{id}', { params })
    },
    onSuccess: () => {
      told.onGone()
      return client.invalidateQueries({ queryKey: listsOfPictures })
    },
    onError: told.onRefused,
  })
  return {
    busy: deletion.isPending,
    problem: deletion.error,
    run: () => deletion.mutate(),
  }
}

export function uploadPicture(
  file: File,
  key: string,
  onProgress: (part: number) => void,
): Promise<StoredPicture> {
  const form = new FormData()
  form.set('file', file)
  return sendForm<StoredPicture>('/images', form, { key, onProgress })
}

/** Remember what a picture shows, as a proposal for its next use; what was said before stays. */
export async function describeOnce(id: string, description: string): Promise<void> {
  const params = { path: { id } }
  const known = await api.GET('/images/{id}', { params })
  const etag = known.response.headers.get('ETag')
  if (!etag || known.data?.description) return
  await api.PATCH('/images/{id}', {
    params: { ...params, header: { 'If-Match': etag } },
    body: { description },
    headers: { 'Content-Type': 'application/merge-patch+json' },
  })
}
