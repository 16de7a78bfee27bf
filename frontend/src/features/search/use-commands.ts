import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import type { Ribbon } from '@/components/ribbon'
import { itemsOf } from '@/lib/api'
import { useAlternates } from '@/lib/head'
import { LANGUAGE_NAMES, LOCALES, useLocale } from '@/lib/i18n'
import { searchQuery, themesQuery } from '@/lib/knowledge'
import { isCoordinator, useSession } from '@/lib/session'
import { chooseAppearance } from '@/lib/theme'
import { matches } from './matches'

export type Command = {
  key: string
  label: string
  /** What it is, in a word. */
  kind: string
  ribbon?: Ribbon
  run: () => void
}

type To =
  | '/$lang'
  | '/$lang/themes'
  | '/$lang/search'
  | '/$lang/privacy'
  | '/$lang/sign-in'
  | '/$lang/sign-up'
  | '/$lang/today'
  | '/$lang/reflections'
  | '/$lang/reflections/new'
  | '/$lang/actions'
  | '/$lang/insights'
  | '/$lang/weave'
  | '/$lang/saved'
  | '/$lang/editing'
  | '/$lang/editing/pictures'
  | '/$lang/editing/synonyms'
  | '/$lang/moderation'
  | '/$lang/team'
  | '/$lang/team/templates'
  | '/$lang/account'

const FOR_ALL: [To, MessageDescriptor][] = [
  ['/$lang/themes', msg`Thema’s`],
  ['/$lang/search', msg`Zoeken`],
  ['/$lang', msg`Start`],
  ['/$lang/privacy', msg`Privacy`],
]
const FOR_VISITORS: [To, MessageDescriptor][] = [
  ['/$lang/sign-in', msg`Aanmelden`],
  ['/$lang/sign-up', msg`Maak een account`],
]
const FOR_MEMBERS: [To, MessageDescriptor][] = [
  ['/$lang/reflections/new', msg`Schrijf een reflectie`],
  ['/$lang/today', msg`Vandaag`],
  ['/$lang/reflections', msg`Reflecties`],
  ['/$lang/actions', msg`Actiepunten`],
  ['/$lang/insights', msg`Terugkijken`],
  ['/$lang/weave', msg`Jouw vlechtwerk`],
  ['/$lang/saved', msg`Bewaard`],
  ['/$lang/account', msg`Account`],
]
const FOR_EDITORS: [To, MessageDescriptor][] = [
  ['/$lang/editing', msg`Redactie`],
  ['/$lang/editing/pictures', msg`Afbeeldingen`],
  ['/$lang/editing/synonyms', msg`Synoniemen`],
  ['/$lang/moderation', msg`Gemelde reacties`],
]

const FOR_COORDINATORS: [To, MessageDescriptor][] = [
  ['/$lang/team', msg`Wat leeft er in je team?`],
  ['/$lang/team/templates', msg`Werkvormen van je team`],
]

function usePlaces(): Command[] {
  const { t } = useLingui()
  const lang = useLocale()
  const navigate = useNavigate()
  const { session } = useSession()
  const visitor = !session || session.status === 'anonymous'
  const edits = session && 'me' in session && session.me.roles.includes('editor')
  const places = visitor
    ? [...FOR_ALL, ...FOR_VISITORS]
    : [
        ...FOR_MEMBERS,
        ...(edits ? FOR_EDITORS : []),
        ...(isCoordinator(session) ? FOR_COORDINATORS : []),
        ...FOR_ALL,
      ]
  return places.map(([to, label]) => ({
    key: to,
    label: t(label),
    kind: t`Pagina`,
    run: () => void navigate({ to, params: { lang } }),
  }))
}

function useThemes(): Command[] {
  const { t } = useLingui()
  const lang = useLocale()
  const navigate = useNavigate()
  const { data = [] } = useQuery(themesQuery(lang))
  return data.map(({ key, title, ribbon }) => ({
    key,
    label: title,
    kind: t`Thema`,
    ribbon,
    run: () => void navigate({ to: '/$lang/themes/$key', params: { lang, key } }),
  }))
}

function useSettings(): Command[] {
  const { t } = useLingui()
  const lang = useLocale()
  const navigate = useNavigate()
  const alternates = useAlternates()
  const languages = LOCALES.filter((locale) => locale !== lang).map((locale) => ({
    key: locale,
    label: LANGUAGE_NAMES[locale],
    kind: t`Taal`,
    run: () => void navigate({ to: alternates[locale] ?? `/${locale}` }),
  }))
  const appearances = [
    { key: 'light', label: t`Licht`, kind: t`Weergave`, run: () => chooseAppearance('light') },
    { key: 'dark', label: t`Donker`, kind: t`Weergave`, run: () => chooseAppearance('dark') },
  ]
  return [...languages, ...appearances]
}

function useArticles(typed: string): Command[] {
  const { t } = useLingui()
  const lang = useLocale()
  const navigate = useNavigate()
  const q = useDeferredValue(typed.trim())
  const { data } = useInfiniteQuery({
    ...searchQuery({ q, language: lang }),
    enabled: q.length >= 3,
    placeholderData: (previous) => (q.length >= 3 ? previous : undefined),
  })
  const hits = itemsOf(data).slice(0, 6)
  return hits.map(({ article }) => ({
    key: article.id,
    label: article.title,
    kind: t`Artikel`,
    ribbon: article.theme.ribbon,
    run: () => void navigate({ to: '/$lang/articles/$slug', params: { lang, slug: article.slug } }),
  }))
}

/** Everything the palette offers for what was typed, places first. */
export function useCommands(typed: string): Command[] {
  const fixed = [...usePlaces(), ...useThemes(), ...useSettings()]
  const articles = useArticles(typed)
  return [...fixed.filter((command) => matches(command.label, typed)), ...articles]
}
