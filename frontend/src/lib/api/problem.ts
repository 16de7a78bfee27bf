/** One thing that is wrong with what was sent: where (`in`, `name`), what kind (`code`) and why. */
export type Issue = { in: string; name: string; code: string; detail: string }

/** A step that allauth still wants, or offers; `types` says by which means (`totp`, `webauthn`…). */
export type Flow = { id: string; isPending: boolean; types: string[] }

type Json = Record<string, unknown>

type Facts = {
  status: number
  code: string
  title: string
  detail: string
  issues?: Issue[]
  retryAfter?: number | undefined
  flows?: Flow[]
  meta?: Json
}

/**
 * Anything that went wrong between the app and the server, in one shape.
 *
 * `status` is the HTTP status, or 0 when no answer came (`isUnreachable`). `code` is the last
 * part of the server's problem type. `title` and `detail` are in the reader's language when the
 * server wrote them, and empty when no answer came.
 */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly issues: Issue[]
  readonly retryAfter: number | undefined
  /** What allauth offers, or still wants done before the session counts. */
  readonly flows: Flow[]
  /** What allauth tells beside its refusal, such as the secret of a second factor to set up. */
  readonly meta: Json

  constructor(facts: Facts) {
    super(`${facts.status} ${facts.code}`)
    this.name = 'Problem'
    this.status = facts.status
    this.code = facts.code
    this.title = facts.title
    this.detail = facts.detail
    this.issues = facts.issues ?? []
    this.retryAfter = facts.retryAfter
    this.flows = facts.flows ?? []
    this.meta = facts.meta ?? {}
  }

  /** Something that is to be sealed here, while its key is locked. Nothing was sent. */
  static locked(): Problem {
    return new Problem({ status: 409, code: 'locked', title: '', detail: '' })
  }

  static unreachable(): Problem {
    return new Problem({ status: 0, code: 'unreachable', title: '', detail: '' })
  }

  get isUnreachable(): boolean {
    return this.status === 0
  }

  /** The step allauth still wants before the session counts: `mfa_authenticate`, `verify_email`… */
  get pending(): Flow | undefined {
    return this.flows.find((flow) => flow.isPending)
  }

  /** Signed in, but too long ago for this; allauth's `flows` tell how to confirm who it is. */
  get wantsReauthentication(): boolean {
    const byAllauth = this.status === 401 && this.meta.is_authenticated === true
    return byAllauth || this.code === 'reauthentication-needed'
  }

  /** Worth trying again later without changing anything. */
  get isTransient(): boolean {
    return this.isUnreachable || this.status === 429 || this.status >= 500
  }
}

export function isProblem(error: unknown, status?: number): error is Problem {
  return error instanceof Problem && (status === undefined || error.status === status)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function issuesOf(body: Json): Issue[] {
  if (Array.isArray(body.issues)) return body.issues as Issue[]
  if (!Array.isArray(body.errors)) return []
  return (body.errors as Json[]).map((error) => ({
    in: 'body',
    name: text(error.param),
    code: text(error.code),
    detail: text(error.message),
  }))
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

function flowsOf(body: Json): Flow[] {
  const flows = objectOf(body.data).flows
  if (!Array.isArray(flows)) return []
  return (flows as Json[]).map((flow) => ({
    id: text(flow.id),
    isPending: flow.is_pending === true,
    types: Array.isArray(flow.types) ? flow.types.map(text) : [],
  }))
}

async function jsonOf(response: Response): Promise<Json> {
  try {
    return objectOf(await response.json())
  } catch {
    return {}
  }
}

/** Read a refused answer, be it problem details (RFC 9457) or allauth's `{status, errors, data}`. */
export async function problemFrom(response: Response): Promise<Problem> {
  const body = await jsonOf(response)
  const retryAfter = Number(response.headers.get('Retry-After'))
  return new Problem({
    status: response.status,
    code: text(body.type).split(':').at(-1) || `http-${response.status}`,
    title: text(body.title),
    detail: text(body.detail),
    issues: issuesOf(body),
    flows: flowsOf(body),
    meta: objectOf(body.meta),
    retryAfter: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined,
  })
}
