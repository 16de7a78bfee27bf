import { HttpResponse, http } from 'msw'
import type { Schemas } from '@/lib/api'
import { addDays, today } from '@/lib/format'
import { server } from './server'

type Article = Schemas['Article']
type Template = Schemas['Template']
type Theme = Schemas['Theme']

export function themeSample(changes: Partial<Theme> = {}): Theme {
  return {
    id: '01936f6e-0000-7000-8000-0000000000a1',
    key: 'grief-and-loss',
    slug: 'rouw-en-verlies',
    language: 'nl',
    title: 'Rouw en verlies',
    summary: 'Wie migreert, verliest veel tegelijk.',
    ribbon: 'plum',
    articleCount: 4,
    languages: ['nl', 'fr', 'en'],
    html: '<p>Wie vlucht, laat veel achter.</p>',
    ...changes,
  }
}

/** A template in Dutch, with a question for each of `keys`. */
export function templateSample(
  key: string,
  keys: string[],
  changes: Partial<Template> = {},
): Template {
  return {
    key,
    organisation: null,
    name: { nl: `Werkvorm ${key}` },
    description: { nl: 'Om stil te staan.' },
    questions: keys.map((one) => ({
      key: one,
      text: { nl: `De vraag ${one}?` },
      hint: { nl: `Help bij ${one}.` },
    })),
    retired: false,
    createdAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    version: 1,
    abilities: { change: false },
    ...changes,
  }
}

export function articleSample(changes: Partial<Article> = {}): Article {
  return {
    id: '01936f6e-0000-7000-8000-0000000000b1',
    slug: 'tussen-wachten-en-weten',
    language: 'nl',
    title: 'Tussen wachten en weten',
    summary: 'Er is verlies zonder afscheid.',
    theme: {
      key: 'grief-and-loss',
      slug: 'rouw-en-verlies',
      title: 'Rouw en verlies',
      ribbon: 'plum',
    },
    tags: ['rouw'],
    readingMinutes: 4,
    publishedAt: '2026-07-14T08:00:00Z',
    updatedAt: '2026-07-14T08:00:00Z',
    languages: [{ language: 'nl', slug: 'tussen-wachten-en-weten' }],
    html:
      '<p>De telefoon ligt op tafel.</p><h2 id="een">Een verlies zonder einde</h2><p>Boss.</p>' +
      '<section class="block block-prompt" id="prompt-waiting" data-prompt="waiting">' +
      '<p>Bij wie zag je wachten?</p></section><h2 id="twee">Leer praten met en</h2><p>Zeg het.</p>',
    headings: [
      { id: 'een', level: 2, text: 'Een verlies zonder einde' },
      { id: 'twee', level: 2, text: 'Leer praten met en' },
    ],
    sources: [{ author: 'Boss, P.', year: 1999, title: 'Ambiguous Loss' }],
    prompts: [
      {
        id: '01936f6e-0000-7000-8000-0000000000c1',
        key: 'waiting',
        text: 'Bij wie zag je wachten?',
      },
    ],
    related: [],
    revision: 1,
    ...changes,
  }
}

/** Let the pretended server publish these articles, and the theme they belong to. */
export function published(...articles: Article[]): void {
  server.use(
    http.get('/api/v1/themes', () => HttpResponse.json({ items: [themeSample()] })),
    http.get('/api/v1/themes/:key', () => HttpResponse.json(themeSample())),
    http.get('/api/v1/articles', ({ request }) => {
      const asked = new URL(request.url).searchParams
      const items = articles.filter(
        (article) =>
          article.language === asked.get('language') &&
          (!asked.has('tag') || article.tags.includes(asked.get('tag') ?? '')),
      )
      return HttpResponse.json({ items })
    }),
    http.get('/api/v1/articles/:slug', ({ params }) => {
      const article = articles.find(({ slug }) => slug === params.slug)
      return article
        ? HttpResponse.json(article)
        : HttpResponse.json({ type: 'urn:problem-type:klankbord:not-found' }, { status: 404 })
    }),
  )
}

/** An action point for tomorrow of no reflection, without words, as the server gives it. */
export function pointSample(changes: Partial<Schemas['ActionPoint']> = {}): Schemas['ActionPoint'] {
  return {
    id: '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d40',
    reflection: null,
    what: '',
    dueOn: addDays(today(), 1),
    state: 'open',
    outcome: '',
    outcomeAt: null,
    remind: null,
    envelope: null,
    sealed: false,
    createdAt: '2026-10-14T16:20:11Z',
    updatedAt: '2026-10-14T16:20:11Z',
    version: 1,
    ...changes,
  }
}
