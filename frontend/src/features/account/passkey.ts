import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'
import { allauth, Problem } from '@/lib/api'

type Asked = { request_options: { publicKey: PublicKeyCredentialRequestOptionsJSON } }
type Offered = { creation_options: { publicKey: PublicKeyCredentialCreationOptionsJSON } }

export const hasPasskeys = browserSupportsWebAuthn

/** The code of the problem when the person, or the device, called the passkey off. */
export const CALLED_OFF = 'passkey-called-off'

/** Let the browser do its part. Rejects with a `Problem` (`CALLED_OFF`) when nothing came of it. */
async function withBrowser<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch {
    throw new Problem({ status: 400, code: CALLED_OFF, title: '', detail: '' })
  }
}

/** Prove with a passkey who you are: to sign in, as second factor, or once more. */
export async function provePasskey(path: `/auth/webauthn/${string}`): Promise<void> {
  const { data } = await allauth<Asked>('GET', path)
  const optionsJSON = data.request_options.publicKey
  const credential = await withBrowser(() => startAuthentication({ optionsJSON }))
  await allauth('POST', path, { credential })
}

/** Make a passkey on this device and give it a name. */
export async function addPasskey(name: string): Promise<void> {
  const path = '/account/authenticators/webauthn'
  const { data } = await allauth<Offered>('GET', `${path}?passwordless`)
  const asked = data.creation_options.publicKey
  // So that it can open sealed reflections as well; a device that cannot passes over this.
  const extensions = { ...asked.extensions, prf: {} }
  const optionsJSON = { ...asked, extensions }
  const credential = await withBrowser(() => startRegistration({ optionsJSON }))
  await allauth('POST', path, { name, credential })
}
