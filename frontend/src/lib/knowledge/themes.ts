import type { ArticleSummary, ThemeKey } from './queries'

/** The keys of the five themes, in the order in which they are shown. */
export const THEME_KEYS = [
  'grief-and-loss',
  'resilience',
  'trauma-behaviour',
  'interpreter-use',
  'diversity-weave',
] as const satisfies ThemeKey[]

export function isThemeKey(value: unknown): value is ThemeKey {
  return THEME_KEYS.some((key) => key === value)
}

/** The ribbon colour that each theme owns, for screens that must show it without a connection. */
export const RIBBON_OF_THEME = {
  'grief-and-loss': 'plum',
  resilience: 'moss',
  'trauma-behaviour': 'terracotta',
  'interpreter-use': 'teal',
  'diversity-weave': 'ochre',
} as const satisfies Record<ThemeKey, ArticleSummary['theme']['ribbon']>
