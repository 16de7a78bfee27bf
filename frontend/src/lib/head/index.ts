import { useEffect } from 'react'
import { LOCALES, type Locale } from '@/lib/i18n'
import { type Alternates, setAlternates } from './alternates'

export { type Alternates, useAlternates } from './alternates'

type Head = {
  title: string
  description?: string | undefined
  /** Path of the one true address of this page; absent for pages that search engines should skip. */
  canonical?: string | undefined
  /** The same page in other languages; also where the language switch leads. */
  alternates?: Alternates | undefined
  /** What a reading program can follow from here. */
  feeds?: Feed[] | undefined
}

/** `path` is without `.atom` or `.json`. */
type Feed = { title: string; path: string }

const FEED_FORMS = [
  ['application/atom+xml', 'atom'],
  ['application/feed+json', 'json'],
] as const

function absolute(path: string): string {
  return new URL(path, window.location.origin).href
}

function tag(name: 'meta' | 'link', attributes: Record<string, string>): void {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.dataset.page = 'app'
  document.head.append(element)
}

/**
 * Whether the server wrote the head for this very page (`backend/api/pages/head.py`). It says all
 * that we would and more, for machines that look again once the app runs.
 */
function isFromServer(canonical: string | undefined): boolean {
  const given = document.head.querySelector<HTMLLinkElement>('link[rel=canonical][data-page=""]')
  return given !== null && new URL(given.href).pathname === canonical
}

function write(head: Head): void {
  const { title, canonical, alternates = {} } = head
  document.title = title === 'Klankbord' ? title : `${title} · Klankbord`
  if (!isFromServer(canonical)) writeTags(head)
  setAlternates(alternates)
}

function writeTags({ description, canonical, alternates = {}, feeds = [] }: Head): void {
  for (const old of document.head.querySelectorAll('[data-page]')) old.remove()
  if (description) tag('meta', { name: 'description', content: description })
  if (canonical) tag('link', { rel: 'canonical', href: absolute(canonical) })
  else tag('meta', { name: 'robots', content: 'noindex' })
  for (const locale of LOCALES) {
    const path = alternates[locale]
    if (path) tag('link', { rel: 'alternate', hreflang: locale, href: absolute(path) })
  }
  for (const { title, path } of feeds) {
    for (const [type, ending] of FEED_FORMS) {
      tag('link', { rel: 'alternate', type, title, href: absolute(`${path}.${ending}`) })
    }
  }
}

/** Title, description, canonical address and translations of the page that is showing. */
export function useHead(head: Head): void {
  const key = JSON.stringify(head)
  useEffect(() => {
    write(JSON.parse(key) as Head)
    return () => setAlternates({})
  }, [key])
}

/** The paths of a page that exists in every language under the same address. */
export function everyLanguage(rest: string): Alternates {
  return Object.fromEntries(LOCALES.map((locale) => [locale, `/${locale}${rest}`]))
}

/** The feeds of a language, that of `theme` first. */
export function feedsOf(language: Locale, theme?: { key: string; title: string }): Feed[] {
  const all = { title: 'Klankbord', path: `/${language}/feed` }
  if (!theme) return [all]
  return [
    { title: `Klankbord · ${theme.title}`, path: `/${language}/themes/${theme.key}/feed` },
    all,
  ]
}
