import { useLingui } from '@lingui/react/macro'
import type { Template, Writing } from '@/lib/device'
import { GIBBS, moveAnswers } from './templates'

/** Switching template moves every word along. */
export function useSwitchTemplate({ content, change }: Writing) {
  const { t } = useLingui()
  return (template: Template) => {
    const headings = Object.fromEntries(GIBBS.map(({ key, label }) => [key, t(label)]))
    const answers = moveAnswers(content.answers, content.template, template, headings)
    change({ template, answers })
  }
}
