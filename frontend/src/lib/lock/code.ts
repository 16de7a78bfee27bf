/** A code as it is kept on the device: a slow hash with a salt of its own, never the code. */
export type KeptCode = { salt: string; hash: string; rounds: number }

/** What OWASP asks of PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
const ROUNDS = 600_000
const SALT_BYTES = 16
const HASH_BITS = 256

export const SHORTEST_CODE = 4
/** So many wrong codes cost nothing. */
const FREE_TRIES = 3
const LONGEST_WAIT = 60

export async function keepCode(code: string, rounds = ROUNDS): Promise<KeptCode> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  return { salt: toHex(salt), hash: await hashOf(code, salt, rounds), rounds }
}

export async function isCode(code: string, kept: KeptCode): Promise<boolean> {
  return (await hashOf(code, fromHex(kept.salt), kept.rounds)) === kept.hash
}

/** How many seconds to wait after so many wrong codes in a row: more each time, never for good. */
export function secondsToWait(failures: number): number {
  if (failures <= FREE_TRIES) return 0
  return Math.min(2 ** (failures - FREE_TRIES), LONGEST_WAIT)
}

async function hashOf(code: string, salt: Uint8Array<ArrayBuffer>, rounds: number) {
  const bytes = new TextEncoder().encode(code.normalize('NFC'))
  const key = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return toHex(new Uint8Array(await crypto.subtle.deriveBits(how, key, HASH_BITS)))
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
