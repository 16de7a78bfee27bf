import type { FeelingName, OfKind, Stretch, Theme } from './insights'

export type Lane = { theme: Theme; values: number[]; total: number }

/** One lane for each theme that was written about, the most often first, none of them last. */
export function lanesOf(stretches: readonly Stretch[]): Lane[] {
  const themes = new Set(stretches.flatMap(({ themes }) => themes.map(({ theme }) => theme)))
  const lanes = [...themes].map((theme) => {
    const values = stretches.map(
      ({ themes }) => themes.find((one) => one.theme === theme)?.entries ?? 0,
    )
    return { theme, values, total: values.reduce((sum, value) => sum + value, 0) }
  })
  return lanes.sort((one, other) => {
    if (one.theme === null || other.theme === null) return one.theme === null ? 1 : -1
    return other.total - one.total
  })
}

export type Pair = {
  feeling: FeelingName
  before: number
  after: number
  intensityBefore: number | null
  intensityAfter: number | null
}

/** Every feeling that was named around one kind of session, before and after, the most often first. */
export function pairsOf({ before, after }: OfKind): Pair[] {
  const names = new Set([...before, ...after].map(({ feeling }) => feeling))
  const pairs = [...names].map((feeling) => {
    const one = before.find((named) => named.feeling === feeling)
    const other = after.find((named) => named.feeling === feeling)
    return {
      feeling,
      before: one?.entries ?? 0,
      after: other?.entries ?? 0,
      intensityBefore: one?.intensity ?? null,
      intensityAfter: other?.intensity ?? null,
    }
  })
  return pairs.sort((one, other) => other.before + other.after - one.before - one.after)
}

/** Those that come first and as often as the first one. */
export function firstOf<Item extends { entries: number }>(items: readonly Item[]): Item[] {
  const most = Math.max(0, ...items.map(({ entries }) => entries))
  return items.filter(({ entries }) => entries === most)
}
