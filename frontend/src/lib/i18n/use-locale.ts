import { useLingui } from '@lingui/react'
import { isLocale, type Locale } from './locale'

/** The language of the interface, re-rendering when it changes. */
export function useLocale(): Locale {
  const { i18n } = useLingui()
  return isLocale(i18n.locale) ? i18n.locale : 'nl'
}
