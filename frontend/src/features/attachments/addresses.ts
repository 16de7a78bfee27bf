import type { Bytes } from '@/lib/sealed'

/** How many bytes become text at once: more arguments than this no call takes. */
const AT_ONCE = 0x8000

/**
 * Bytes as a `data:` address, which lives in memory alone: what stands behind a `blob:` address can
 * come to lie on the disk, in the clear.
 */
export function dataAddress(media: string, bytes: Bytes): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + AT_ONCE)))
  }
  return `data:${media};base64,${btoa(parts.join(''))}`
}

/** The bytes of a `data:` address in base64. */
export function bytesAt(address: string): Bytes {
  const binary = atob(address.slice(address.indexOf(',') + 1))
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
