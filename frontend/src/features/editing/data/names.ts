import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Schemas } from '@/lib/api'
import { useLocale } from '@/lib/i18n'
import { themesQuery } from '@/lib/knowledge'
import type { Person } from './queries'

export const STATE_NAMES: Record<Schemas['StateEnum'], MessageDescriptor> = {
  writing: msg`In de maak`,
  submitted: msg`Wacht op nalezen`,
  approved: msg`Goedgekeurd`,
  planned: msg`Gepland`,
  rejected: msg`Teruggestuurd`,
  published: msg`Gepubliceerd`,
  unpublished: msg`Niet gepubliceerd`,
}

export const STEP_NAMES: Record<Schemas['StepEnum'], MessageDescriptor> = {
  started: msg`Begonnen`,
  submitted: msg`Ingediend`,
  assigned: msg`Toegewezen`,
  'review-started': msg`Nalezen begonnen`,
  'submission-withdrawn': msg`Teruggenomen`,
  superseded: msg`Vervangen door een nieuwere versie`,
  approved: msg`Goedgekeurd`,
  rejected: msg`Teruggestuurd`,
  planned: msg`Gepland`,
  'plan-cancelled': msg`Plan geschrapt`,
  published: msg`Gepubliceerd`,
  unpublished: msg`Weggehaald bij lezers`,
  restored: msg`Eerdere versie teruggezet`,
  discarded: msg`Opzijgelegd`,
  renamed: msg`Adres veranderd`,
  confirmed: msg`Nagekeken: klopt nog`,
  'review-moved': msg`Dag van nakijken veranderd`,
  'owner-changed': msg`Iemand anders zorgt ervoor`,
  kept: msg`Versie bewaard`,
}

export const LANGUAGES_BY_NAME: Record<Schemas['LanguageEnum'], MessageDescriptor> = {
  nl: msg`Nederlands`,
  fr: msg`Frans`,
  en: msg`Engels`,
}

/** What to call people, and the themes in the language of the interface. */
export function useNames() {
  const { t } = useLingui()
  const language = useLocale()
  const { data: themes = [], isPending } = useQuery(themesQuery(language))
  return {
    themes,
    isPending,
    theme: (key: string) => themes.find((one) => one.key === key)?.title ?? key,
    ribbon: (key: string) => themes.find((one) => one.key === key)?.ribbon,
    language: (key: Schemas['LanguageEnum']) => t(LANGUAGES_BY_NAME[key]),
    state: (key: Schemas['StateEnum']) => t(STATE_NAMES[key]),
    person: (person: Person | null) => person?.name || t`een collega`,
  }
}
