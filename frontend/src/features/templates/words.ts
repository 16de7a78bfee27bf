import type { Schemas } from '@/lib/api'
import { LOCALES, type Locale } from '@/lib/i18n'
import type { Template, Texts } from '@/lib/templates'

/** What stands in the fields, one for each language. */
export type Words = Record<Locale, string>
export type Asked = {
  /** Names the question on screen, also before the server gave it a key. */
  row: string
  key?: string
  text: Words
  hint: Words
}
/** A template as it is being written. Only words in `languages` are shown and sent. */
export type Written = {
  name: Words
  description: Words
  questions: Asked[]
  languages: Locale[]
}
type Question = Schemas['QuestionToAskRequest']

export const MOST_QUESTIONS = 12
const NO_WORDS: Words = { nl: '', fr: '', en: '' }

export function newQuestion(): Asked {
  return { row: crypto.randomUUID(), text: NO_WORDS, hint: NO_WORDS }
}

/** An empty template, in Dutch and in the language of who begins it. */
export function blank(locale: Locale): Written {
  return {
    name: NO_WORDS,
    description: NO_WORDS,
    questions: [newQuestion()],
    languages: inOrder(['nl', locale]),
  }
}

/** What `template` says, to be changed. */
export function writtenOf(template: Template): Written {
  const { name, description } = template
  const questions = template.questions.map(({ key, text, hint }) => ({
    row: key,
    key,
    text: wordsOf(text),
    hint: wordsOf(hint),
  }))
  const texts = [name, description, ...template.questions.flatMap(({ text, hint }) => [text, hint])]
  const languages = LOCALES.filter((locale) => texts.some((one) => one[locale]))
  return {
    name: wordsOf(name),
    description: wordsOf(description),
    questions,
    languages: inOrder(['nl', ...languages]),
  }
}

/**
 * A template of its own that begins as `template`. Its questions keep their keys, so that answers
 * move along between the two; it has no name yet, or colleagues would see the same name twice.
 */
export function copyOf(template: Template, locale: Locale): Written {
  return { ...writtenOf(template), name: NO_WORDS, languages: inOrder(['nl', locale]) }
}

/** What is sent of it: trimmed, and without what is empty or in a language that is off. */
export function bodyOf({ name, description, questions, languages }: Written) {
  return {
    name: textsOf(name, languages),
    description: textsOf(description, languages),
    questions: questions.map(
      ({ key, text, hint }): Question => ({
        ...(key && { key }),
        text: textsOf(text, languages),
        hint: textsOf(hint, languages),
      }),
    ),
  }
}

/** The same as changes of what is saved: a language that is gone is taken away. */
export function changesOf(written: Written) {
  const { name, description, questions } = bodyOf(written)
  const none = { nl: null, fr: null, en: null }
  return { name: { ...none, ...name }, description: { ...none, ...description }, questions }
}

export function isSame(one: Written, other: Written): boolean {
  return JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other))
}

/** The template with the question `row` so many places further; the same when it cannot go there. */
export function moved(written: Written, row: string, by: -1 | 1): Written {
  const questions = [...written.questions]
  const from = questions.findIndex((one) => one.row === row)
  const [question] = questions.slice(from, from + 1)
  const to = from + by
  if (from < 0 || !question || to < 0 || to >= questions.length) return written
  questions.splice(from, 1)
  questions.splice(to, 0, question)
  return { ...written, questions }
}

export function without(written: Written, row: string): Written {
  return { ...written, questions: written.questions.filter((one) => one.row !== row) }
}

/** With `locale` shown or not; its words stay until the template is saved. */
export function withLanguage(written: Written, locale: Locale, isOn: boolean): Written {
  const rest = written.languages.filter((one) => one !== locale)
  return { ...written, languages: isOn ? inOrder([...rest, locale]) : rest }
}

/** The text in `locale`, or else in the first language there is, as colleagues get it. */
export function shownIn(words: Words, { languages }: Written, locale: Locale): string {
  const texts = textsOf(words, languages)
  return texts[locale] ?? LOCALES.map((one) => texts[one]).find(Boolean) ?? ''
}

/** The field that an issue of the server is about: one without a language stands at the first. */
export function fieldOf(name: string): string {
  return /^(name|description|questions\.\d+\.(text|hint))$/.test(name) ? `${name}.nl` : name
}

/** The names of all fields, as the server names what is wrong with them. */
export function fieldsOf({ questions, languages }: Written): string[] {
  const each = questions.flatMap((_one, at) => [`questions.${at}.text`, `questions.${at}.hint`])
  const texts = ['name', 'description', ...each]
  const named = texts.flatMap((text) => languages.map((locale) => `${text}.${locale}`))
  return ['organisation', 'questions', ...named]
}

function wordsOf(texts: Texts): Words {
  return { ...NO_WORDS, ...texts }
}

function textsOf(words: Words, languages: readonly Locale[]): Texts {
  const texts: Texts = {}
  for (const locale of languages) {
    const text = words[locale].trim()
    if (text) texts[locale] = text
  }
  return texts
}

function inOrder(languages: readonly Locale[]): Locale[] {
  return LOCALES.filter((locale) => languages.includes(locale))
}
