import { useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Schemas } from '@/lib/api'
import type { Desk } from './desk'
import type { Shown } from './library'
import { useDesk } from './use-desk'

const never = () => () => undefined

/** What somebody saved, as it lies on this device; null while the device is being opened. */
export function useLibrary(desk: Desk | null): Shown | null {
  const library = desk?.library
  return useSyncExternalStore(library?.subscribe ?? never, library?.shown ?? (() => null))
}

/** The article at `slug` on this device: its text, `gone` or `unknown`; undefined while looking. */
export function useKeptArticle(desk: Desk | null, slug: string) {
  // Asked again when the library changes: what was unpublished must leave the screen too.
  const freshAt = useLibrary(desk)?.freshAt
  return useQuery({
    queryKey: ['kept-article', desk?.person, slug, freshAt],
    queryFn: () => desk?.library.find(slug) ?? null,
    enabled: desk !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  }).data
}

/**
 * Bring this device up to date when the server says something about `items` that it does not know,
 * or when `left` was taken out of what is saved.
 */
export function useLibraryThatFollows(
  items: Schemas['SavedArticle'][] | undefined,
  left?: string,
): void {
  const desk = useDesk()
  const shown = useLibrary(desk)
  const isBehind =
    desk !== null &&
    items !== undefined &&
    (desk.library.differsFrom(items) ||
      (left !== undefined && shown?.items.some(({ id }) => id === left) === true))
  useEffect(() => {
    if (isBehind) void desk?.library.refresh()
  }, [isBehind, desk])
}
