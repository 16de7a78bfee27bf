import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type Desk, type ReflectionContent, templatesQuery } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import { inLocale, type Template } from '@/lib/templates'
import { askedIn, type Question } from './templates'

export type Templates = ReturnType<typeof useTemplates>

/** The templates of this person, in the language of the moment. Writing freely is always there. */
export function useTemplates(desk: Desk) {
  const { t } = useLingui()
  const lang = useLocale()
  const { data } = useQuery(templatesQuery(desk))
  const known = data ?? []
  const hasFree = known.some(({ key }) => key === 'free')
  const free = {
    ...FREE,
    name: { [lang]: t`Vrij schrijven` },
    questions: [
      {
        key: 'text',
        text: { [lang]: t`Je reflectie` },
        hint: { [lang]: t`Wat houdt je bezig na dit gesprek?` },
      },
    ],
  }
  const list: readonly Template[] = hasFree ? known : [free, ...known]
  return {
    isPending: data === undefined,
    list,
    nameOf: (template: Template) => inLocale(template.name, lang),
    descriptionOf: (template: Template) => inLocale(template.description, lang),
    askedIn: (content: Pick<ReflectionContent, 'template' | 'questions' | 'answers'>): Question[] =>
      askedIn(content, list, lang, (number) => t`Vraag ${number}`),
  }
}

/** For who opens the app for the first time without a connection. */
const FREE: Template = {
  key: 'free',
  organisation: null,
  name: {},
  description: {},
  questions: [],
  retired: false,
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  version: 1,
  abilities: { change: false },
}
