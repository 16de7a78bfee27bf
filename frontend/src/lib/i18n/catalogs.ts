import { i18n, type Messages } from '@lingui/core'
import { LOCALES, type Locale } from './locale'

/** `public` holds what anyone sees; `personal` what only a signed-in person sees. */
export type CatalogName = 'public' | 'personal'

type Loader = () => Promise<{ messages: Messages }>

const LOADERS: Record<CatalogName, Record<Locale, Loader>> = {
  public: {
    nl: () => import('@/locales/public/nl.po'),
    fr: () => import('@/locales/public/fr.po'),
    en: () => import('@/locales/public/en.po'),
  },
  personal: {
    nl: () => import('@/locales/personal/nl.po'),
    fr: () => import('@/locales/personal/fr.po'),
    en: () => import('@/locales/personal/en.po'),
  },
}

const loaded = new Set<string>()
const wanted = new Set<CatalogName>(['public'])

async function load(name: CatalogName, locale: Locale): Promise<void> {
  const key = `${name}/${locale}`
  if (loaded.has(key)) return
  const { messages } = await LOADERS[name][locale]()
  i18n.load(locale, messages)
  loaded.add(key)
}

/** Switch the interface to `locale`, with every catalog that was ever asked for. */
export async function activateLocale(locale: Locale): Promise<void> {
  await Promise.all([...wanted].map((name) => load(name, locale)))
  if (i18n.locale === locale) return
  i18n.activate(locale)
  document.documentElement.lang = locale
}

/** Make the texts of `name` available in the present language and in every later one. */
export async function addCatalog(name: CatalogName, locale: Locale): Promise<void> {
  wanted.add(name)
  await load(name, locale)
  if (i18n.locale === locale) i18n.activate(locale)
}

/** Load everything at once, for tests. */
export async function loadAllCatalogs(): Promise<void> {
  for (const locale of LOCALES) {
    await load('public', locale)
    await load('personal', locale)
  }
}
