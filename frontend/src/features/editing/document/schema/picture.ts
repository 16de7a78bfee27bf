import { Node } from '@tiptap/core'

/** A picture in the text: `alt` says what it shows, `title` is its caption. */
export const Picture = Node.create({
  name: 'image',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,

  addAttributes() {
    return {
      src: fromData('src', ''),
      alt: fromData('alt', ''),
      title: fromData('title', null),
    }
  },

  parseHTML() {
    return [{ tag: 'span[data-picture]' }]
  },

  renderHTML({ node }) {
    const { src, alt, title } = node.attrs
    return [
      'span',
      {
        class: 'picture',
        'data-picture': '',
        'data-src': src,
        'data-alt': alt,
        ...(title && { 'data-title': title }),
        ...(!alt && { 'data-unheard': '' }),
      },
      ['img', { src, alt, draggable: 'false' }],
      ['span', { class: 'caption' }, title ?? ''],
    ]
  },
})

function fromData(name: string, otherwise: string | null) {
  return {
    default: otherwise,
    parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? otherwise,
  }
}
