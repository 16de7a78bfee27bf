type Dated = { occurredOn: string }

/** Group what is in order of day by month (`2026-11`), in the same order. */
export function byMonth<Item extends Dated>(
  items: readonly Item[],
): { month: string; items: Item[] }[] {
  const months: { month: string; items: Item[] }[] = []
  for (const item of items) {
    const month = item.occurredOn.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.items.push(item)
    else months.push({ month, items: [item] })
  }
  return months
}
