import { currentLocale } from '@/lib/i18n/locale'
import { ensureCsrfToken } from './fetch'
import { Problem, problemFrom } from './problem'

type Sending = {
  /** Names the attempt, so that it is carried out once. */
  key: string
  /** How much of the form has left, from 0 to 1. */
  onProgress: (part: number) => void
}

/** It takes the place of a thing, in the version that this entity tag names. */
type Replacing = { etag: string }

/**
 * Send a form with a file, as `klankbordFetch` sends all else; `fetch` cannot tell how far it is.
 *
 * Throws a `Problem` for every refusal and when no answer came.
 */
export async function sendForm<T>(
  path: string,
  form: FormData,
  sending: Sending | Replacing,
): Promise<T> {
  const response = await send(`/api/v1${path}`, form, await token(), sending)
  if (!response.ok) throw await problemFrom(response)
  return (await response.json()) as T
}

async function token(): Promise<string> {
  try {
    return await ensureCsrfToken()
  } catch {
    throw Problem.unreachable()
  }
}

function send(
  path: string,
  form: FormData,
  csrf: string,
  sending: Sending | Replacing,
): Promise<Response> {
  const request = new XMLHttpRequest()
  request.open('etag' in sending ? 'PUT' : 'POST', path)
  request.setRequestHeader('Accept', 'application/json')
  request.setRequestHeader('Accept-Language', currentLocale())
  request.setRequestHeader('X-CSRFToken', csrf)
  if ('etag' in sending) {
    request.setRequestHeader('If-Match', sending.etag)
  } else {
    const { key, onProgress } = sending
    request.setRequestHeader('Idempotency-Key', key)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
  }
  return new Promise((resolve, reject) => {
    request.onload = () => resolve(responseOf(request))
    request.onerror = () => reject(Problem.unreachable())
    request.send(form)
  })
}

function responseOf(request: XMLHttpRequest): Response {
  const { status, responseText } = request
  const retryAfter = request.getResponseHeader('Retry-After')
  const headers = { ...(retryAfter && { 'Retry-After': retryAfter }) }
  return new Response(responseText, { status, headers })
}
