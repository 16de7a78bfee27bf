import { useEffect } from 'react'
import { LOCALES } from '@/lib/i18n'
import { type Alternates, setAlternates } from './alternates'

export { type Alternates, useAlternates } from './alternates'

type Head = {
  title: string
  description?: string | undefined
  /** Path of the one true address of this page; absent for pages that search engines should skip. */
  canonical?: string | undefined
  /** The same page in other languages; also where the language switch leads. */
  alternates?: Alternates | undefined
}

function absolute(path: string): string {
  return new URL(path, window.location.origin).href
}

function tag(name: 'meta' | 'link', attributes: Record<string, string>): void {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.dataset.page = ''
  document.head.append(element)
}

function write({ title, description, canonical, alternates = {} }: Head): void {
  document.title = title === 'Klankbord' ? title : `${title} · Klankbord`
  for (const old of document.head.querySelectorAll('[data-page]')) old.remove()
  if (description) tag('meta', { name: 'description', content: description })
  if (canonical) tag('link', { rel: 'canonical', href: absolute(canonical) })
  else tag('meta', { name: 'robots', content: 'noindex' })
  for (const locale of LOCALES) {
    const path = alternates[locale]
    if (path) tag('link', { rel: 'alternate', hreflang: locale, href: absolute(path) })
  }
  setAlternates(alternates)
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
