import type { ReflectionContent } from '@/lib/device'
import type { Locale } from '@/lib/i18n'
import { inLocale, type Template } from '@/lib/templates/texts'

/** A question as it is put to the writer, in words. */
export type Question = { key: string; label: string; hint: string }
type Asking = Pick<ReflectionContent, 'template' | 'questions' | 'answers'>

export function questionsOf(template: Template, locale: Locale): Question[] {
  return template.questions.map(({ key, text, hint }) => ({
    key,
    label: inLocale(text, locale),
    hint: inLocale(hint, locale),
  }))
}

/**
 * The questions that `content` answers: as they were kept with it, else as its template asks
 * them, else, when this device never saw the template, one for each answer, by `number`.
 */
export function askedIn(
  content: Asking,
  templates: readonly Template[],
  locale: Locale,
  number: (count: number) => string,
): Question[] {
  const template = templates.find(({ key }) => key === content.template)
  const now = template ? questionsOf(template, locale) : []
  if (content.questions.length > 0) {
    return content.questions.map(({ key, text }) => ({
      key,
      label: text,
      // The help of a question that reads otherwise now may be about something else.
      hint: now.find((one) => one.key === key && one.label === text)?.hint ?? '',
    }))
  }
  if (now.length > 0) return now
  return Object.keys(content.answers).map((key, index) => ({
    key,
    label: number(index + 1),
    hint: '',
  }))
}

type Answers = Record<string, string>
/** Which question a line is the wording of, in any template. */
type Headings = ReadonlyMap<string, string>

/** The wordings of all questions of `templates`, and of those in `more`. */
export function headingsOf(
  templates: readonly Template[],
  locale: Locale,
  more: readonly Question[] = [],
): Headings {
  const all = [...templates.flatMap((template) => questionsOf(template, locale)), ...more]
  return new Map(all.map(({ key, label }) => [label, key]))
}

/**
 * Put what was written under the questions `from` under the questions `to`, with every word in
 * sight. An answer moves along with its question; one whose question is not asked any more stands
 * under the first one, with its question as a heading, by which it is found again.
 */
export function moveAnswers(
  answers: Answers,
  from: readonly Question[],
  to: readonly Question[],
  headings: Headings,
): Answers {
  const moved: Answers = Object.fromEntries(to.map(({ key }) => [key, '']))
  const given = from.filter(({ key }) => answers[key]?.trim())
  const append = (key: string, text: string) => {
    moved[key] = [moved[key], text].filter((part) => part).join('\n\n')
  }
  for (const question of given) {
    const isBare = from.length === 1 || (given.length === 1 && question === from[0])
    for (const { key, text } of apart(answers[question.key] ?? '', moved, headings)) {
      if (key) append(key, text)
      else if (question.key in moved) append(question.key, text)
      else append(to[0]?.key ?? '', isBare ? text : `${question.label}\n${text}`)
    }
  }
  return moved
}

type Part = { key: string | null; text: string }

/** `text` in parts, each behind the wording of one of `wanted`, and what stands before the first. */
function apart(text: string, wanted: Answers, headings: Headings): Part[] {
  const parts: (Part & { lines: string[] })[] = [{ key: null, text: '', lines: [] }]
  for (const line of text.split('\n')) {
    const key = headings.get(line)
    if (key !== undefined && key in wanted) parts.push({ key, text: '', lines: [] })
    else parts.at(-1)?.lines.push(line)
  }
  return parts
    .map(({ key, lines }, index) => {
      // An empty line stood between this part and the next.
      const isLast = index === parts.length - 1
      if (!isLast && lines.length > 1 && lines.at(-1) === '') lines.pop()
      return { key, text: lines.join('\n') }
    })
    .filter(({ text }) => text !== '')
}
