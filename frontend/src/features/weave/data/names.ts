const TITLE =
  /(?:^|\s)(?:[Mm]evrouw|[Mm]eneer|[Dd]hr|[Mm]evr|[Mm]w|[Mm]adame|[Mm]onsieur|[Mm]me|[Mm]rs?|[Mm]s)\.?\s+\p{Lu}/u
const TWO_CAPITALS =
  /\p{Lu}[\p{Ll}'’-]+\s+(?:(?:van|de|der|den|el|al|ben|bin|von|da|di)\s+){0,3}\p{Lu}\p{Ll}+/u
const ADDRESS = /\S@\S|\d{6,}|\d{2,4}[-/. ]\d{2}[-/. ]\d{2,4}/

/**
 * Whether `text` may say who somebody is: a title with a name, two capitals in a row, an address
 * or a long number. It warns and refuses nothing: it misses names, and finds some where none are.
 */
export function mayNameSomebody(text: string): boolean {
  return TITLE.test(text) || TWO_CAPITALS.test(text) || ADDRESS.test(text)
}
