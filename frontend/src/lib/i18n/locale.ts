import { i18n } from '@lingui/core'

export const LOCALES = ['nl', 'fr', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** What each language calls itself; never translated. */
export const LANGUAGE_NAMES: Record<Locale, string> = {
  nl: 'Nederlands',
  fr: 'Français',
  en: 'English',
}

const REMEMBERED = 'klankbord.language'

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The language of the interface; before it has its texts, the one the address asks for. */
export function currentLocale(): Locale {
  if (isLocale(i18n.locale)) return i18n.locale
  const asked = window.location.pathname.split('/')[1]
  return isLocale(asked) ? asked : preferredLocale()
}

/** The language chosen earlier on this device, else the browser's first that we speak, else Dutch. */
export function preferredLocale(): Locale {
  const remembered = localStorage.getItem(REMEMBERED)
  if (isLocale(remembered)) return remembered
  const spoken = navigator.languages.map((language) => language.slice(0, 2).toLowerCase())
  return spoken.find(isLocale) ?? 'nl'
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(REMEMBERED, locale)
}
