/** A value as it lies on the device: random nonce and AES-GCM ciphertext. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }

const NONCE_BYTES = 12

/** A key that encrypts and decrypts here, and whose bytes no script can ever read. */
export function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Encrypt `value` so that it opens only with `key` and only in the place called `place`. */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  const data = await crypto.subtle.encrypt(parameters(iv, place), key, plain)
  return { iv, data }
}

/** What was sealed. Rejects when the bytes were changed or belong to another place. */
export async function unseal<Value>(key: CryptoKey, place: string, sealed: Sealed): Promise<Value> {
  const plain = await crypto.subtle.decrypt(parameters(sealed.iv, place), key, sealed.data)
  return JSON.parse(new TextDecoder().decode(plain)) as Value
}

function parameters(iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(place) }
}
