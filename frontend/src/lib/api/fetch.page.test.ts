import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { server } from '@/test/server'
import { allauth, api, data, isProblem, type Problem } from '.'

async function refusal(call: Promise<unknown>): Promise<Problem> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isProblem(error)) throw new Error(`Expected a problem, got ${String(error)}`)
  return error
}

test('every call carries the language of the interface', async () => {
  let language: string | null = null
  server.use(
    http.get('/api/v1/themes', ({ request }) => {
      language = request.headers.get('Accept-Language')
      return HttpResponse.json({ items: [] })
    }),
  )

  expect(await data(api.GET('/themes'))).toEqual({ items: [] })
  expect(language).toBe('nl')
})

test('a change asks for a CSRF token first when there is none, and sends it', async () => {
  let sent: string | null = null
  server.use(
    http.get('/_allauth/browser/v1/auth/session', () => {
      document.cookie = 'csrftoken=fresh'
      return HttpResponse.json({}, { status: 401 })
    }),
    http.post('/_allauth/browser/v1/auth/login', ({ request }) => {
      sent = request.headers.get('X-CSRFToken')
      return HttpResponse.json({ status: 200, data: {} })
    }),
  )

  await allauth('POST', '/auth/login', { email: 'sam@voorbeeld.be', password: 'geheim' })

  expect(sent).toBe('fresh')
})

test('problem details become a Problem with its issues', async () => {
  server.use(
    http.get('/api/v1/articles', () =>
      HttpResponse.json(
        {
          type: 'urn:problem-type:klankbord:invalid-input',
          title: 'Dit klopt niet',
          status: 400,
          detail: 'Eén veld klopt niet.',
          issues: [
            { in: 'query', name: 'theme', code: 'unknown', detail: 'Dit thema is er niet.' },
          ],
        },
        { status: 400, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    ),
  )

  const problem = await refusal(api.GET('/articles'))

  expect(problem).toMatchObject({ status: 400, code: 'invalid-input', isTransient: false })
  expect(problem.issues[0]?.name).toBe('theme')
})

test('what allauth refuses reads the same way, with the steps that are left', async () => {
  document.cookie = 'csrftoken=known'
  server.use(
    http.post('/_allauth/browser/v1/auth/login', () =>
      HttpResponse.json(
        {
          status: 401,
          data: { flows: [{ id: 'login' }, { id: 'mfa_authenticate', is_pending: true }] },
        },
        { status: 401 },
      ),
    ),
    http.post('/_allauth/browser/v1/auth/signup', () =>
      HttpResponse.json(
        {
          status: 400,
          errors: [{ param: 'email', code: 'invalid', message: 'Geen e-mailadres.' }],
        },
        { status: 400 },
      ),
    ),
  )

  expect((await refusal(allauth('POST', '/auth/login', {}))).pending?.id).toBe('mfa_authenticate')
  expect((await refusal(allauth('POST', '/auth/signup', {}))).issues).toEqual([
    { in: 'body', name: 'email', code: 'invalid', detail: 'Geen e-mailadres.' },
  ])
})

test('no answer is a problem that is worth trying again', async () => {
  server.use(http.get('/api/v1/themes', () => HttpResponse.error()))

  const problem = await refusal(api.GET('/themes'))

  expect(problem).toMatchObject({ isUnreachable: true, isTransient: true })
})
