import type { Schemas } from '@/lib/api'
import { LOCALES, type Locale } from '@/lib/i18n'

export type Template = Schemas['Template']
export type Texts = Schemas['Texts']

/** The text in `locale`, or else in the first language that it was written in. */
export function inLocale(texts: Texts, locale: Locale): string {
  return texts[locale] ?? LOCALES.map((one) => texts[one]).find(Boolean) ?? ''
}
