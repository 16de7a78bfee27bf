export { activateLocale, addCatalog } from './catalogs'
export {
  currentLocale,
  isLocale,
  LANGUAGE_NAMES,
  LOCALES,
  type Locale,
  preferredLocale,
  rememberLocale,
} from './locale'
export { useLocale } from './use-locale'
