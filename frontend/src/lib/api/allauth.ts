import { klankbordFetch } from './fetch'

/** What allauth's headless browser client answers; see the specification it serves itself. */
export type AllauthAnswer<Data> = {
  status: number
  data: Data
  meta?: { is_authenticated?: boolean; [key: string]: unknown }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Call `/_allauth/browser/v1{path}`.
 *
 * Throws a `Problem`; with status 401 its `pending` says what is still to be done (second factor,
 * verifying the e-mail address), with 400 its `issues` name the fields.
 */
export async function allauth<Data = unknown>(
  method: Method,
  path: `/${string}`,
  body?: object,
  headers?: Record<string, string>,
): Promise<AllauthAnswer<Data>> {
  const url = new URL(`/_allauth/browser/v1${path}`, window.location.origin)
  const response = await klankbordFetch(
    new Request(url, {
      method,
      headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    }),
  )
  const text = await response.text()
  return JSON.parse(text || `{"status":${response.status}}`) as AllauthAnswer<Data>
}
