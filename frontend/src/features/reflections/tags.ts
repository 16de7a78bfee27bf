import type { ReflectionItem } from '@/lib/device'

export const MOST_TAGS = 10
export const LONGEST_TAG = 40
const MOST_SUGGESTIONS = 8

/** One tag as it is kept: on one line, without the sign that some people type in front. */
export function tagOf(typed: string): string {
  return [
    ...typed
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^#+\s*/, ''),
  ]
    .slice(0, LONGEST_TAG)
    .join('')
    .trim()
}

/** `tags` with what was typed, parted by commas; each once, whatever its case, and no more than fit. */
export function withTags(tags: readonly string[], typed: string): string[] {
  const all = [...tags]
  for (const tag of typed.split(/[,;]/).map(tagOf)) {
    const isThere = all.some((one) => one.toLowerCase() === tag.toLowerCase())
    if (tag && !isThere && all.length < MOST_TAGS) all.push(tag)
  }
  return all
}

/** Tags of earlier entries that begin with what was typed, the most used first. */
export function suggestedTags(
  items: readonly Pick<ReflectionItem, 'tags'>[],
  chosen: readonly string[],
  typed: string,
): string[] {
  const uses = new Map<string, number>()
  for (const tag of items.flatMap(({ tags }) => tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1)
  const taken = new Set(chosen.map((tag) => tag.toLowerCase()))
  const beginning = tagOf(typed).toLowerCase()
  return [...uses]
    .filter(([tag]) => !taken.has(tag.toLowerCase()) && tag.toLowerCase().startsWith(beginning))
    .sort(([one, often], [other, seldom]) => seldom - often || one.localeCompare(other))
    .slice(0, MOST_SUGGESTIONS)
    .map(([tag]) => tag)
}
