import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Template } from '@/lib/device'

export type Question = { key: string; label: MessageDescriptor; help: MessageDescriptor }

/** Graham Gibbs, Learning by Doing (1988): the reflective cycle, in his order. */
export const GIBBS: readonly Question[] = [
  {
    key: 'description',
    label: msg`Wat gebeurde er?`,
    help: msg`Vertel het zoals een camera het zag: wie, waar, wat.`,
  },
  {
    key: 'feelings',
    label: msg`Wat dacht en voelde je?`,
    help: msg`Tijdens het gesprek, en erna.`,
  },
  {
    key: 'evaluation',
    label: msg`Wat ging goed en wat was moeilijk?`,
    help: msg`Allebei mag er zijn.`,
  },
  {
    key: 'analysis',
    label: msg`Hoe begrijp je wat er gebeurde?`,
    help: msg`Wat speelde er mee, bij jou en bij de ander?`,
  },
  {
    key: 'conclusion',
    label: msg`Wat had je ook kunnen doen?`,
    help: msg`En wat leer je hieruit?`,
  },
  {
    key: 'actionPlan',
    label: msg`Wat doe je een volgende keer?`,
    help: msg`Een kleine, haalbare stap is genoeg.`,
  },
]

export const TEMPLATE_NAMES: Record<Template, MessageDescriptor> = {
  free: msg`Vrij schrijven`,
  gibbs: msg`Zes vragen van Gibbs`,
}

type Answers = Record<string, string>
/** The wording of each question, in the language of the writer. */
type Headings = Record<string, string>

/**
 * Put what was written under `from` into the shape of `to`. Every word stays in sight:
 * answers become one text with the questions as headings, and such a text is taken apart again.
 */
export function moveAnswers(answers: Answers, from: Template, to: Template, headings: Headings) {
  if (from === to) return answers
  return to === 'free' ? { text: joined(answers, headings) } : apart(answers.text ?? '', headings)
}

function joined(answers: Answers, headings: Headings): string {
  const given = GIBBS.map(({ key }) => ({ key, text: answers[key] ?? '' })).filter(
    ({ text }) => text.trim() !== '',
  )
  if (given.length === 1 && given[0]?.key === 'description') return given[0].text
  return given.map(({ key, text }) => `${headings[key]}\n${text}`).join('\n\n')
}

function apart(text: string, headings: Headings): Answers {
  const answers: Answers = Object.fromEntries(GIBBS.map(({ key }) => [key, '']))
  let present = 'description'
  let lines: string[] = []
  const close = () => {
    const found = lines.join('\n').replace(/\n\n$/, '')
    answers[present] = [answers[present], found].filter((part) => part !== '').join('\n\n')
    lines = []
  }
  for (const line of text.split('\n')) {
    const next = GIBBS.find(({ key }) => headings[key] === line)
    if (!next) {
      lines.push(line)
      continue
    }
    if (lines.length > 0) {
      lines.push('')
      close()
    }
    present = next.key
  }
  close()
  return answers
}
