/** Articles that were counted since the app was loaded; remembered nowhere else. */
const counted = new Set<string>()

/**
 * Tell the server that an article was read, once for as long as the app is open.
 *
 * It is sent without a cookie and says nothing about who read. When it does not arrive, that is fine.
 */
export function countReading(slug: string): void {
  if (counted.has(slug)) return
  counted.add(slug)
  void fetch(`/api/v1/articles/${slug}/readings`, {
    method: 'POST',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  }).catch(() => undefined)
}
