/** A value with blanks behind it. */
export type Padded<Value> = { value: Value; blanks: string }

/** Lengths of what is encrypted are multiples of this. */
export const BLOCK = 64 * 1024

/**
 * `value`, made longer: encryption hides what stands somewhere, not how much, and the length of a
 * published article is known to everyone.
 */
export function padded<Value>(value: Value): Padded<Value> {
  const bytes = sizeOf({ value, blanks: '' })
  return { value, blanks: ' '.repeat((BLOCK - (bytes % BLOCK)) % BLOCK) }
}

/** How many bytes `value` takes on the device. */
export function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length
}
