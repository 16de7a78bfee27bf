import { Mark } from '@tiptap/core'
import { parser } from '../dialect/parser.ts'

const ARTICLE = 'article:'

/** The key of the article that `address` leads to, when it leads to one. */
export function articleKey(address: string): string | null {
  return address.startsWith(ARTICLE) ? address.slice(ARTICLE.length) : null
}

export function articleAddress(key: string): string {
  return ARTICLE + key
}

/** A link to an address, or to another article by its key, which has a look of its own. */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  // Outside emphasis, so that a link of which a part is bold stays one link.
  priority: 1000,

  addAttributes() {
    return { href: { default: '' }, title: { default: null } }
  },

  parseHTML() {
    return [{ tag: 'a[data-article], a[href]', getAttrs: (element) => addressOf(element) }]
  },

  renderHTML({ mark }) {
    const { href, title } = mark.attrs
    const key = articleKey(String(href))
    const where = key === null ? { href } : { 'data-article': key, class: 'article-link' }
    return ['a', { ...where, ...(title && { title }) }, 0]
  },
})

function addressOf(element: HTMLElement): { href: string; title: string | null } | false {
  const key = element.getAttribute('data-article')
  const href = key === null ? (element.getAttribute('href') ?? '') : articleAddress(key)
  return parser.validateLink(href) && { href, title: element.getAttribute('title') }
}
