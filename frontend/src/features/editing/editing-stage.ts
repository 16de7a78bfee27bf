import { HttpResponse, http } from 'msw'
import type { Schemas } from '@/lib/api'
import { ME, signedInAs } from '@/test/render-app'
import { themeSample } from '@/test/samples'
import { server } from '@/test/server'

export const ID = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10'
export const WIM = { id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d22', name: 'Wim' }
const ME_AS_PERSON = { id: ME.id, name: ME.displayName }

type Text = Schemas['Translation']
type Manuscript = Schemas['Manuscript']
type Submission = Schemas['Submission']

export function submissionSample(changes: Partial<Submission> = {}): Submission {
  return {
    id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d33',
    translation: ID,
    language: 'nl',
    theme: 'grief-and-loss',
    title: 'Tussen wachten en weten',
    revision: 1,
    submittedBy: ME_AS_PERSON,
    submittedAt: '2026-10-14T16:20:11Z',
    reviewer: null,
    startedAt: null,
    dueOn: null,
    message: '',
    outcome: 'waiting',
    decidedBy: null,
    decidedAt: null,
    comment: '',
    abilities: { decide: false, withdraw: true },
    ...changes,
  }
}

export function textSample(changes: Partial<Text> = {}): Text {
  return {
    id: ID,
    article: 'tussen-wachten-en-weten',
    theme: 'grief-and-loss',
    language: 'nl',
    slug: 'tussen-wachten-en-weten',
    title: 'Tussen wachten en weten',
    state: 'writing',
    published: null,
    planned: null,
    outdated: false,
    approvedRevision: null,
    latestRevision: null,
    submission: null,
    madeFrom: null,
    formerSlugs: [],
    languages: [],
    abilities: { submit: true, publish: false, unpublish: false, discard: false },
    ...changes,
  }
}

/** An article that readers never had has no day yet. */
export function reviewDateSample(
  changes: Partial<Schemas['ReviewDate']> = {},
): Schemas['ReviewDate'] {
  const nobody = { owner: null, lookedAt: null, lookedBy: null }
  return { reviewOn: null, due: null, ...nobody, version: 0, ...changes }
}

/** A text of a few words. */
export function levelSample(
  changes: Partial<Schemas['ReadingLevel']> = {},
): Schemas['ReadingLevel'] {
  return {
    measure: 'flesch-douma',
    score: null,
    level: null,
    hard: false,
    words: 4,
    sentences: 1,
    wordsPerSentence: 4,
    syllablesPerWord: 1.3,
    longestSentences: [],
    longestWords: [],
    ...changes,
  }
}

/** What the pretended server holds of one text, and what it was asked. */
export class Office {
  text: Text
  manuscript: Manuscript = {
    translation: ID,
    language: 'nl',
    open: true,
    version: 6,
    base: null,
    title: 'Tussen wachten en weten',
    summary: 'Er is verlies zonder afscheid.',
    body: 'Wie wacht, rouwt al.\n',
    tags: ['rouw'],
    sources: [],
    madeFrom: null,
    savedBy: WIM,
    updatedAt: '2026-10-14T16:20:11Z',
  }
  readonly saves: { words: Partial<Manuscript>; match: string | null }[] = []
  readonly acts: { at: string; body: unknown }[] = []
  /** What the next saves are refused with. */
  refuses: Response[] = []
  others: Schemas['Colleague'][] = []

  constructor(text: Partial<Text> = {}) {
    this.text = textSample(text)
  }

  /** Somebody else saves. */
  overtake(words: Partial<Manuscript>): void {
    this.manuscript = { ...this.manuscript, ...words, version: this.manuscript.version + 1 }
  }

  answer(status = 200) {
    const headers = { ETag: `"${this.manuscript.version}"` }
    return HttpResponse.json(this.manuscript, { status, headers })
  }

  save(words: Partial<Manuscript>, match: string | null): Response {
    this.saves.push({ words, match })
    const refused = this.refuses.shift()
    if (refused) return refused
    if (match !== `"${this.manuscript.version}"`) return problem(412, 'version-stale')
    this.overtake(words)
    return this.answer()
  }
}

export function problem(status: number, code: string, issues: object[] = []): Response {
  const type = `urn:problem-type:klankbord:${code}`
  return HttpResponse.json({ type, title: code, status, detail: 'Nee.', issues }, { status })
}

/** An editor signed in, and a server that holds `office`. */
export function openOffice(office = new Office()): Office {
  signedInAs({ roles: ['editor'] })
  const at = `/api/v1/translations/${ID}`
  const none = () => HttpResponse.json({ items: [] })
  const act = (answer: () => object) => async (info: { request: Request }) => {
    const { pathname } = new URL(info.request.url)
    office.acts.push({ at: pathname.replace('/api/v1', ''), body: await info.request.json() })
    return HttpResponse.json(answer())
  }
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [themeSample()] })),
    http.get('/api/v1/editors', () => HttpResponse.json({ items: [ME_AS_PERSON, WIM] })),
    http.get(at, () => HttpResponse.json(office.text)),
    http.get(`${at}/manuscript`, () => office.answer()),
    http.patch(`${at}/manuscript`, async ({ request }) => {
      const words = (await request.json()) as Partial<Manuscript>
      return office.save(words, request.headers.get('If-Match'))
    }),
    http.post(`${at}/presence`, () => HttpResponse.json({ others: office.others })),
    http.get(`${at}/notes`, none),
    http.get(`${at}/trail`, none),
    http.get(`${at}/revisions`, none),
    http.get(`${at}/review-date`, () => HttpResponse.json(reviewDateSample())),
    http.get(`${at}/reading-level`, () => HttpResponse.json(levelSample())),
    http.get(`${at}/readings`, () =>
      HttpResponse.json({ span: 'week', figures: [], total: 0 } satisfies Schemas['Readings']),
    ),
    http.post(
      `${at}/revisions`,
      act(() => ({ number: 4 })),
    ),
    http.post(`${at}/submissions`, act(submissionSample)),
    http.post(
      `${at}/publications`,
      act(() => office.text),
    ),
    http.post('/api/v1/submissions/:id/decisions', act(submissionSample)),
  )
  return office
}
