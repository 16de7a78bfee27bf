function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}

/** Does every word that was typed begin a word of `label`? Accents and capitals do not matter. */
export function matches(label: string, typed: string): boolean {
  const words = plain(label).split(/[^\p{Letter}\p{Number}]+/u)
  return plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((start) => words.some((word) => word.startsWith(start)))
}
