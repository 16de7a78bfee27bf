import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Ribbon } from '@/components/ribbon'
import type { ThemeKey } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import { isThemeKey, RIBBON_OF_THEME, themesQuery } from '@/lib/knowledge'

type ThemeName = { key: ThemeKey; title: string; ribbon: Ribbon }

const STORED = 'klankbord.themes.'

/** The themes by name and colour; the names, which are public, are kept for when there is no connection. */
export function useThemes() {
  const lang = useLocale()
  const { data } = useQuery(themesQuery(lang))
  useEffect(() => {
    if (data) localStorage.setItem(STORED + lang, JSON.stringify(namesOf(data)))
  }, [data, lang])
  const list = useMemo(() => (data ? namesOf(data) : keptNames(lang)), [data, lang])
  return {
    list,
    titleOf: (key: ThemeKey | null) => list.find((theme) => theme.key === key)?.title,
    ribbonOf: (key: ThemeKey | null): Ribbon | undefined =>
      key ? RIBBON_OF_THEME[key] : undefined,
  }
}

export type Themes = ReturnType<typeof useThemes>

/** Those of the themes that a reflection can have. */
function namesOf(themes: { key: string; title: string; ribbon: Ribbon }[]): ThemeName[] {
  return themes.flatMap(({ key, title, ribbon }) =>
    isThemeKey(key) ? [{ key, title, ribbon }] : [],
  )
}

function keptNames(lang: string): ThemeName[] {
  return JSON.parse(localStorage.getItem(STORED + lang) ?? '[]') as ThemeName[]
}
