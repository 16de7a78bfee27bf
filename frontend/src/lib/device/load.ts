import { queryOptions } from '@tanstack/react-query'
import { isProblem, Problem } from '@/lib/api'
import type { Desk } from './desk'
import { isUnsent, type Saved } from './entry'
import { contentOf, type ReflectionContent, reflectionsRemote } from './reflections'

export type Loaded = {
  content: ReflectionContent
  /** What the server holds; null when it was never there. */
  base: Saved<ReflectionContent> | null
  /** From the device, because the server could not be asked. */
  isOffline: boolean
}

/**
 * One reflection in its newest state: words that wait here, else the server's, else the copy on
 * this device. Rejects with a `Problem`: 404 when there is none, unreachable when nobody knows.
 */
export async function loadReflection(desk: Desk, id: string): Promise<Loaded> {
  const entry = desk.outbox.entries.get(id)
  if (entry && (isUnsent(entry) || entry.trouble)) {
    return { content: entry.content, base: entry.base, isOffline: false }
  }
  try {
    const saved = await reflectionsRemote(desk.shelf).read(id)
    if (!saved) throw new Problem({ status: 404, code: 'not-found', title: '', detail: '' })
    // An entry that was left open here and changed elsewhere since must not claim the old state.
    if (entry && entry.base?.etag !== saved.etag) await desk.outbox.drop(id)
    return { content: saved.content, base: saved, isOffline: false }
  } catch (error) {
    if (!isProblem(error) || !(error.isTransient || error.status === 401)) throw error
    const base = await lastSaved(desk, id)
    if (!base) throw error
    return { content: base.content, base, isOffline: true }
  }
}

/** What the server last said of it to this device; null when it never did. */
export async function lastSaved(desk: Desk, id: string): Promise<Saved<ReflectionContent> | null> {
  const kept = await desk.shelf.detail(id)
  return kept ? { content: contentOf(kept.reflection), etag: kept.etag } : null
}

export function reflectionQuery(desk: Desk, id: string) {
  return queryOptions({
    queryKey: ['reflection', desk.person, id],
    queryFn: () => loadReflection(desk, id),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}
