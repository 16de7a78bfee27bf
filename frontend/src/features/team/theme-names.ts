import { useQuery } from '@tanstack/react-query'
import { useLocale } from '@/lib/i18n'
import { RIBBON_OF_THEME, THEME_KEYS, themesQuery } from '@/lib/knowledge'

/** The five themes in their order, by name and colour. */
export function useThemeNames() {
  const { data = [] } = useQuery(themesQuery(useLocale()))
  return THEME_KEYS.map((key) => ({
    key,
    title: data.find((theme) => theme.key === key)?.title ?? key,
    ribbon: RIBBON_OF_THEME[key],
  }))
}

export type ThemeNames = ReturnType<typeof useThemeNames>
