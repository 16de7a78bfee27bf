import type { Problem } from '@/lib/api'
import type { Locale } from '@/lib/i18n'
import type { ExportForm, NewExport } from './exports'

export type What = 'all' | 'period' | 'chosen'

/** What somebody fills in on the screen; all of it stays when they look at another choice. */
export type Choice = {
  what: What
  form: ExportForm
  title: string
  /** Whether a portfolio shows one's own weave at the end. */
  ownWeave: boolean
  /** Whether a portfolio shows the pictures that are attached. */
  pictures: boolean
  from: string
  to: string
  chosen: readonly string[]
}

/** What a part of the form gets. */
export type PartProps = {
  choice: Choice
  change: (changes: Partial<Choice>) => void
  problem: Problem | null
}

export const EVERYTHING: Choice = {
  what: 'all',
  form: 'pdf',
  title: '',
  ownWeave: false,
  pictures: true,
  from: '',
  to: '',
  chosen: [],
}

/** The request for `choice`: only what belongs to what was chosen last. */
export function requestFor(choice: Choice, language: Locale): NewExport {
  const title = choice.title.trim()
  return {
    form: choice.form,
    language,
    ...(choice.form === 'pdf' && title && { title }),
    ...(choice.form === 'pdf' && choice.ownWeave && { ownWeave: true }),
    ...(choice.form === 'pdf' && !choice.pictures && { pictures: false }),
    ...(choice.what === 'period' && {
      occurredFrom: choice.from || null,
      occurredTo: choice.to || null,
    }),
    ...(choice.what === 'chosen' && { reflections: [...choice.chosen] }),
  }
}

/** Whether enough is said to ask for a file. */
export function isComplete({ what, from, to, chosen }: Choice): boolean {
  if (what === 'period') return from !== '' || to !== ''
  return what === 'all' || chosen.length > 0
}
