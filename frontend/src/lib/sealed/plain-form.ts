/** One form for what looks the same: a keyboard adds spaces, and writes é in two ways. */
export function plainForm(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}
