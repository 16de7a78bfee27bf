import { api, data, isProblem, MERGE_PATCH, type Schemas, tagged } from '@/lib/api'
import type { Remote } from './deliver'
import { type Saved, same } from './entry'
import type { Shelf } from './shelf'

export type ThemeKey = Schemas['ThemeKey']
export type SessionKind = Schemas['SessionKind']
export type Feeling = Schemas['Feeling']
/** A feeling, and how strong it was from 1 to 5 when the writer said so. */
export type Felt = Schemas['Felt']
export type Reflection = Schemas['Reflection']
export type ReflectionItem = Schemas['ReflectionSummary']

const PLAIN = [
  'title',
  'occurredOn',
  'theme',
  'kind',
  'template',
  'questions',
  'feelingsBefore',
  'feelingsAfter',
  'tags',
] as const

/**
 * What a person writes in one reflection. `answers` holds those of the present template, and
 * `questions` how they read, when the template is an organisation's. With an `envelope` the words
 * are in there, sealed, and everything but day, theme and kind is empty (`closed.ts`).
 */
export type ReflectionContent = Pick<
  Reflection,
  (typeof PLAIN)[number] | 'prompt' | 'answers' | 'envelope'
>

export function contentOf(reflection: Reflection): ReflectionContent {
  const { title, occurredOn, theme, kind, template, questions } = reflection
  const { feelingsBefore, feelingsAfter, tags, prompt, envelope } = reflection
  const answers = { ...reflection.answers }
  const facts = { title, occurredOn, theme, kind, template, questions }
  return { ...facts, feelingsBefore, feelingsAfter, tags, prompt, answers, envelope }
}

/** A reflection in which nothing is written yet, about `day` (`YYYY-MM-DD`). */
export function newReflection(day: string): ReflectionContent {
  return {
    title: '',
    occurredOn: day,
    theme: null,
    kind: null,
    template: 'free',
    questions: [],
    answers: { text: '' },
    feelingsBefore: [],
    feelingsAfter: [],
    tags: [],
    prompt: null,
    envelope: null,
  }
}

/** The merge patch that makes `content` out of `base`: only what differs. */
export function changesBetween(
  base: ReflectionContent,
  content: ReflectionContent,
): Schemas['PatchedReflectionChangesRequest'] {
  if (content.envelope) return sealedChanges(base, content, content.envelope)
  // What was sealed comes back whole: the server has nothing of it.
  if (base.envelope) return { ...content, ...(!content.prompt && { prompt: null }) }
  const plain = PLAIN.filter((name) => !same(base[name], content[name]))
  const isOtherTemplate = base.template !== content.template
  const given = Object.entries(content.answers).filter(
    ([key, text]) => isOtherTemplate || base.answers[key] !== text,
  )
  // Their words have moved to other questions; nothing unseen stays behind.
  const left = Object.keys(base.answers).filter((key) => !(key in content.answers))
  const answers = Object.fromEntries([...left.map((key) => [key, '']), ...given])
  return {
    ...Object.fromEntries(plain.map((name) => [name, content[name]])),
    ...(given.length + left.length > 0 && { answers }),
  }
}

/** Of what is sealed, the server is told day, theme and kind beside the envelope. */
function sealedChanges(base: ReflectionContent, content: ReflectionContent, envelope: string) {
  const plain = (['occurredOn', 'theme', 'kind'] as const).filter(
    (name) => base[name] !== content[name],
  )
  return {
    ...Object.fromEntries(plain.map((name) => [name, content[name]])),
    ...(envelope !== base.envelope && { envelope }),
  }
}

/** A new reflection as it is sent: what is sealed travels as its envelope alone. */
function newBody(id: string, content: ReflectionContent): Schemas['NewReflectionRequest'] {
  const { prompt, envelope, ...words } = content
  const { occurredOn, theme, kind } = words
  if (envelope) return { id, occurredOn, theme, kind, envelope }
  return { id, ...words, ...(prompt && { prompt }) }
}

/** The reflection as it comes back from the trash, or null when it does not lie there. */
async function takenOutOfTrash(id: string, key: string) {
  try {
    return await tagged(
      api.POST('/trash/{id}/restorations', {
        params: { path: { id }, header: { 'Idempotency-Key': key } },
      }),
    )
  } catch (error) {
    if (isProblem(error, 404)) return null
    throw error
  }
}

/** One's own reflections at the server; every answer is also put on `shelf` for reading offline. */
export function reflectionsRemote(shelf: Shelf): Remote<ReflectionContent> {
  async function keep(answer: {
    body: Reflection
    etag: string
  }): Promise<Saved<ReflectionContent>> {
    await shelf.keep(answer.body, answer.etag)
    return { content: contentOf(answer.body), etag: answer.etag }
  }

  async function change(id: string, base: Saved<ReflectionContent>, content: ReflectionContent) {
    const answer = await tagged(
      api.PATCH('/reflections/{id}', {
        params: { path: { id }, header: { 'If-Match': base.etag } },
        body: changesBetween(base.content, content),
        headers: MERGE_PATCH,
      }),
    )
    return keep(answer)
  }

  return {
    async create(id, content, key) {
      const sent = tagged(
        api.POST('/reflections', {
          params: { header: { 'Idempotency-Key': key } },
          body: newBody(id, content),
        }),
      )
      try {
        return await keep(await sent)
      } catch (error) {
        if (!isProblem(error, 409)) throw error
        // It was deleted elsewhere, and somebody goes on with it here.
        const trashed = await takenOutOfTrash(id, key)
        if (!trashed) throw error
        return change(id, await keep(trashed), content)
      }
    },
    change,
    async remove(id, etag) {
      await data(
        api.DELETE('/reflections/{id}', {
          params: { path: { id }, header: { 'If-Match': etag } },
          // The person may be on the way out: let the browser finish this one.
          keepalive: true,
        }),
      )
      await shelf.forget(id)
    },
    async read(id) {
      try {
        return await keep(await tagged(api.GET('/reflections/{id}', { params: { path: { id } } })))
      } catch (error) {
        if (!isProblem(error, 404)) throw error
        await shelf.forget(id)
        return null
      }
    },
  }
}
