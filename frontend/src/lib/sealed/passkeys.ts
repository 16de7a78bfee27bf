import { type Bytes, random, toBase64Url } from './bytes'
import type { Way } from './wraps'

export type PasskeyWay = Extract<Way, { by: 'passkey' }>

/** A secret that a passkey makes, always the same for one salt (WebAuthn, extension `prf`). */
export type Proved = { way: PasskeyWay; secret: Bytes }

/** `called-off`: by the person or the device. `no-secret`: this passkey, or browser, makes none. */
export class PasskeyTrouble extends Error {
  override readonly name = 'PasskeyTrouble'
  readonly why: 'called-off' | 'no-secret'

  constructor(why: 'called-off' | 'no-secret') {
    super(why)
    this.why = why
  }
}

const SALT_BYTES = 32

export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined'
}

/** Let the person choose one of the passkeys that they sign in with. Rejects with `PasskeyTrouble`. */
export function choosePasskey(): Promise<Proved> {
  const salt = random(SALT_BYTES)
  return ask({ eval: { first: salt } }, [], () => salt)
}

/** Make the secret of one of `ways` anew. Rejects with `PasskeyTrouble`. */
export function askPasskey(ways: PasskeyWay[]): Promise<Proved> {
  const evalByCredential = Object.fromEntries(
    ways.map(({ credential, salt }) => [toBase64Url(credential), { first: salt }]),
  )
  const saltOf = (id: string) => ways.find((way) => toBase64Url(way.credential) === id)?.salt
  return ask(
    { evalByCredential },
    ways.map(({ credential }) => credential),
    saltOf,
  )
}

async function ask(
  prf: AuthenticationExtensionsPRFInputs,
  credentials: Bytes[],
  saltOf: (id: string) => Bytes | undefined,
): Promise<Proved> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    // Nobody checks the signature: what counts is the secret, which opens the key or does not.
    challenge: random(32),
    allowCredentials: credentials.map((id) => ({ type: 'public-key', id })),
    // With and without it authenticators make different secrets.
    userVerification: 'required',
    extensions: { prf },
  }
  const credential = await navigator.credentials.get({ publicKey }).catch(() => null)
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyTrouble('called-off')
  const made = credential.getClientExtensionResults().prf?.results?.first
  const salt = saltOf(credential.id)
  if (!made || !salt) throw new PasskeyTrouble('no-secret')
  const secret = new Uint8Array(made instanceof ArrayBuffer ? made : made.buffer.slice(0))
  const way: PasskeyWay = { by: 'passkey', salt, credential: new Uint8Array(credential.rawId) }
  return { way, secret: new Uint8Array(secret) }
}
