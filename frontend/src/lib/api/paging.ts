/** The cursor inside a collection's `next` address. */
export function cursorOf(next: string | null | undefined): string | undefined {
  if (!next) return undefined
  return new URL(next, 'https://any.invalid').searchParams.get('cursor') ?? undefined
}

/** What a query for a collection says about its pages; the first one has no cursor. */
export const paged = {
  initialPageParam: '',
  getNextPageParam: (page: { next?: string | undefined }) => cursorOf(page.next),
}

/** What asks for the page that begins at `cursor`. */
export function pageAt(cursor: string): { cursor?: string } {
  return cursor ? { cursor } : {}
}

/** The items of all pages that came in. */
export function itemsOf<Item>(found: { pages: { items: Item[] }[] } | undefined): Item[] {
  return found?.pages.flatMap(({ items }) => items) ?? []
}
