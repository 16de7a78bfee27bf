import type { Writing } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import type { Template } from '@/lib/templates'
import { headingsOf, moveAnswers, questionsOf } from './templates'
import type { Templates } from './use-templates'

/** Switching template moves every word along. */
export function useSwitchTemplate({ content, change }: Writing, templates: Templates) {
  const lang = useLocale()
  return (template: Template) => {
    if (template.key === content.template) return
    const from = templates.askedIn(content)
    const to = questionsOf(template, lang)
    const answers = moveAnswers(
      content.answers,
      from,
      to,
      headingsOf(templates.list, lang, [...from, ...to]),
    )
    // An organisation changes its templates; what was asked here stays with the entry.
    const questions = template.organisation
      ? to.map(({ key, label }) => ({ key, text: label }))
      : []
    change({ template: template.key, questions, answers })
  }
}
