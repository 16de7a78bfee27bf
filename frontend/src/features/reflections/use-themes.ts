import { useQuery } from '@tanstack/react-query'
import type { Ribbon } from '@/components/ribbon'
import type { ThemeKey } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import { RIBBON_OF_THEME, themesQuery } from '@/lib/knowledge'

type ThemeName = { key: ThemeKey; title: string; ribbon: Ribbon }

/** The themes by name and colour. Offline the colours are known, and the names once they were read. */
export function useThemes() {
  const lang = useLocale()
  const { data = [] } = useQuery(themesQuery(lang))
  const list: ThemeName[] = data
  return {
    list,
    titleOf: (key: ThemeKey | null) => list.find((theme) => theme.key === key)?.title,
    ribbonOf: (key: ThemeKey | null): Ribbon | undefined =>
      key ? RIBBON_OF_THEME[key] : undefined,
  }
}
