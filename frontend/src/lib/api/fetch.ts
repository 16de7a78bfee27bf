import { noteServerTime } from '@/lib/clock'
import { currentLocale } from '@/lib/i18n/locale'
import { Problem, problemFrom } from './problem'

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const SESSION = '/_allauth/browser/v1/auth/session'

function csrfToken(): string | undefined {
  return document.cookie
    .split('; ')
    .find((cookie) => cookie.startsWith('csrftoken='))
    ?.slice('csrftoken='.length)
}

/** Asking for the session makes the server set the CSRF cookie, whoever asks. */
export async function ensureCsrfToken(): Promise<string> {
  if (!csrfToken()) await fetch(SESSION, { credentials: 'same-origin' })
  return csrfToken() ?? ''
}

async function send(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', currentLocale())
  if (!request.headers.has('Accept')) request.headers.set('Accept', 'application/json')
  if (CHANGING.has(request.method)) {
    request.headers.set('X-CSRFToken', await ensureCsrfToken())
  }
  return fetch(request, { credentials: 'same-origin' })
}

/**
 * The only way to the server: adds cookie, CSRF token and language, and answers a good response.
 *
 * Throws a `Problem` for every refusal and when no answer came; an abort stays an abort.
 */
export async function klankbordFetch(request: Request): Promise<Response> {
  let response: Response
  try {
    response = await send(request)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw Problem.unreachable()
  }
  // An answer that may be kept may come from the browser's cache, with the date of another day.
  if (response.headers.get('Cache-Control') === 'no-store') {
    noteServerTime(response.headers.get('Date'))
  }
  if (!response.ok) throw await problemFrom(response)
  return response
}
