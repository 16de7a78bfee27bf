import { api, data, isProblem, MERGE_PATCH, type Schemas, tagged } from '@/lib/api'
import type { Remote } from './deliver'
import { type Saved, same } from './entry'
import type { Shelf } from './shelf'

export type ThemeKey = Schemas['ThemeKey']
export type Template = Schemas['Reflection']['template']
export type Feeling = Schemas['Feeling']
export type Reflection = Schemas['Reflection']
export type ReflectionItem = Schemas['ReflectionSummary']

/** What a person writes in one reflection. `answers` holds those of the present template. */
export type ReflectionContent = Pick<
  Reflection,
  'title' | 'occurredOn' | 'theme' | 'template' | 'feelingsBefore' | 'feelingsAfter' | 'prompt'
> & { answers: Record<string, string> }

const PLAIN = [
  'title',
  'occurredOn',
  'theme',
  'template',
  'feelingsBefore',
  'feelingsAfter',
] as const

export function contentOf(reflection: Reflection): ReflectionContent {
  const { title, occurredOn, theme, template, feelingsBefore, feelingsAfter, prompt } = reflection
  const answers = { ...(reflection.answers as Record<string, string>) }
  return { title, occurredOn, theme, template, feelingsBefore, feelingsAfter, prompt, answers }
}

/** A reflection in which nothing is written yet, about `day` (`YYYY-MM-DD`). */
export function newReflection(day: string): ReflectionContent {
  return {
    title: '',
    occurredOn: day,
    theme: null,
    template: 'free',
    answers: { text: '' },
    feelingsBefore: [],
    feelingsAfter: [],
    prompt: null,
  }
}

/** The merge patch that makes `content` out of `base`: only what differs. */
export function changesBetween(
  base: ReflectionContent,
  content: ReflectionContent,
): Schemas['PatchedReflectionChangesRequest'] {
  const plain = PLAIN.filter((name) => !same(base[name], content[name]))
  const isOtherTemplate = base.template !== content.template
  const answers = Object.entries(content.answers).filter(
    ([key, text]) => isOtherTemplate || base.answers[key] !== text,
  )
  return {
    ...Object.fromEntries(plain.map((name) => [name, content[name]])),
    ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
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

  return {
    async create(id, content, key) {
      const { prompt, ...body } = content
      return keep(
        await tagged(
          api.POST('/reflections', {
            params: { header: { 'Idempotency-Key': key } },
            body: { id, ...body, ...(prompt && { prompt }) },
          }),
        ),
      )
    },
    async change(id, base, content) {
      return keep(
        await tagged(
          api.PATCH('/reflections/{id}', {
            params: { path: { id }, header: { 'If-Match': base.etag } },
            body: changesBetween(base.content, content),
            headers: MERGE_PATCH,
          }),
        ),
      )
    },
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
