import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { uuidv7 } from 'uuidv7'
import { api, data, MERGE_PATCH, Problem, pageAt, paged, type Schemas } from '@/lib/api'
import { sealedAlong } from '@/lib/device'
import type { Locale } from '@/lib/i18n'
import type { EntryKey } from '@/lib/sealed'
import { isTouched } from './standings'

export type Strand = Schemas['Strand']
export type Moment = Schemas['WeaveMoment']
export type OwnStanding = Schemas['OwnKeptEntry']['standing']
export type OtherStanding = Schemas['OtherKeptEntry']['standing']
export type Standing = OwnStanding | OtherStanding

/** What is kept about one strand. */
export type Entry = { standing: Standing; important: boolean; word: string; question: string }
export type Entries = Record<string, Entry>
export type Weave = {
  strands: Entries
  updatedAt: string | null
  version: number
  /** The strands, sealed here in the browser. */
  envelope?: string | null
  /** Its reflection is sealed, so they belong in an envelope. */
  sealed?: boolean
}

/** Whose weave: one's own, or that of whoever a reflection is about. */
export type Subject =
  | { kind: 'own' }
  /** `key` seals it, when its reflection is sealed. */
  | { kind: 'other'; reflection: string; key: EntryKey | null }
export type Kind = Subject['kind']

/** Everything about weaves; invalidate this after a change. */
export const WEAVES = ['weaves'] as const

const versionOf = (version: number) => ({ 'If-Match': `"${version}"` })

export const strandsQuery = (language: Locale) =>
  queryOptions({
    queryKey: ['strands', language],
    queryFn: ({ signal }) =>
      data(api.GET('/strands', { params: { query: { language } }, signal })).then(
        ({ items }) => items,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const ownWeaveQuery = queryOptions({
  queryKey: [...WEAVES, 'own'],
  queryFn: ({ signal }) => data(api.GET('/me/weave', { signal })),
})

export const reflectionWeaveQuery = (id: string) =>
  queryOptions({
    queryKey: [...WEAVES, 'reflection', id],
    queryFn: ({ signal }) =>
      data(api.GET('/reflections/{id}/weave', { params: { path: { id } }, signal })),
  })

/** How one's own weave was, the newest first. */
export const momentsQuery = infiniteQueryOptions({
  queryKey: [...WEAVES, 'moments'],
  queryFn: ({ signal, pageParam }) =>
    data(api.GET('/me/weave/moments', { params: { query: pageAt(pageParam) }, signal })),
  ...paged,
})

export const momentQuery = (id: string) =>
  queryOptions({
    queryKey: [...WEAVES, 'moment', id],
    queryFn: ({ signal }) =>
      data(api.GET('/me/weave/moments/{id}', { params: { path: { id } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Keep one strand, in the state of the weave that `version` names; the others stay. */
export async function keepStrand(
  subject: Subject,
  weave: Weave,
  strand: string,
  entry: Entry,
): Promise<Weave> {
  const header = versionOf(weave.version)
  if (subject.kind === 'own') {
    const body = { strands: { [strand]: { ...entry, standing: entry.standing as OwnStanding } } }
    return data(api.PATCH('/me/weave', { params: { header }, headers: MERGE_PATCH, body }))
  }
  const changed = { [strand]: { ...entry, standing: entry.standing as OtherStanding } }
  const body =
    weave.sealed || weave.envelope
      ? await wholeBody(subject, weave, { ...weave.strands, ...changed })
      : { strands: changed }
  const params = { path: { id: subject.reflection }, header }
  return data(api.PATCH('/reflections/{id}/weave', { params, headers: MERGE_PATCH, body }))
}

/** What an envelope of a weave holds. */
export type SealedStrands = { format: 1; strands: Entries }

/** A weave as a whole: in an envelope, or out of it, as its reflection is. */
export async function wholeBody(
  { reflection, key }: Extract<Subject, { kind: 'other' }>,
  weave: Weave,
  all: Entries,
) {
  const touched = Object.entries(all).filter(([, entry]) => isTouched(entry))
  const strands = Object.fromEntries(touched) as Schemas['ReflectionWeave']['strands']
  if (!weave.sealed) return { envelope: null, strands }
  // Without a key nothing is sent: what is to be sealed never goes readable instead.
  if (!key) throw Problem.locked()
  const inside = { format: 1, strands } satisfies SealedStrands
  return { envelope: await sealedAlong(key, 'weave', reflection, inside) }
}

/** Keep a weave in the form in which its reflection is. */
export async function followSeal(
  subject: Extract<Subject, { kind: 'other' }>,
  weave: Weave,
): Promise<void> {
  const body = await wholeBody(subject, weave, weave.strands)
  const params = { path: { id: subject.reflection }, header: versionOf(weave.version) }
  await data(api.PATCH('/reflections/{id}/weave', { params, headers: MERGE_PATCH, body }))
}

/** Take away all that is kept; with one's own weave all its moments. */
export async function deleteWeave(subject: Subject, version: number): Promise<void> {
  const header = versionOf(version)
  if (subject.kind === 'own') await api.DELETE('/me/weave', { params: { header } })
  else {
    const params = { path: { id: subject.reflection }, header }
    await api.DELETE('/reflections/{id}/weave', { params })
  }
}

export function keepMoment(version: number): Promise<Moment> {
  const params = { header: { 'Idempotency-Key': uuidv7() } }
  return data(api.POST('/me/weave/moments', { params, body: { version } }))
}

/** A moment never changes, so it has one version. */
export async function deleteMoment(id: string): Promise<void> {
  await api.DELETE('/me/weave/moments/{id}', {
    params: { path: { id }, header: versionOf(1) },
    keepalive: true,
  })
}
