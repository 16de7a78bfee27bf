import { Node } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'

export type PictureOptions = {
  /** Where the picture is that the text names as `src`; `null` when there is none. */
  find: (src: string) => Promise<string | null>
  /** What stands where a picture is that is not there. */
  gone: string
}

/** A picture in the text: `alt` says what it shows, `title` is its caption. */
export const Picture = Node.create<PictureOptions>({
  name: 'image',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,

  addOptions() {
    return { find: async () => null, gone: '' }
  },

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

  // Without an address that anything could fetch: what is copied from here may be pasted anywhere.
  renderHTML({ node }) {
    const { src, alt, title } = node.attrs
    return [
      'span',
      {
        'data-picture': '',
        'data-src': src,
        'data-alt': alt,
        ...(title && { 'data-title': title }),
      },
      alt,
    ]
  },

  addNodeView() {
    return ({ node }) => new PictureView(node, this.options)
  },
})

function fromData(name: string, otherwise: string | null) {
  return {
    default: otherwise,
    parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? otherwise,
  }
}

/** Shows the picture itself. Only what the house has is fetched, whatever address a text names. */
class PictureView implements NodeView {
  readonly dom = document.createElement('span')
  private readonly image = document.createElement('img')
  private readonly caption = document.createElement('span')
  private src: string | null = null

  constructor(
    node: DocumentNode,
    private readonly options: PictureOptions,
  ) {
    this.dom.className = 'picture'
    this.image.draggable = false
    this.caption.className = 'caption'
    this.dom.append(this.image, this.caption)
    this.show(node)
  }

  update(node: DocumentNode): boolean {
    if (node.type.name !== 'image') return false
    this.show(node)
    return true
  }

  private show({ attrs }: DocumentNode): void {
    this.image.alt = attrs.alt
    this.caption.textContent = attrs.title ?? ''
    this.dom.toggleAttribute('data-unheard', !attrs.alt)
    if (attrs.src === this.src) return
    this.src = attrs.src
    void this.fetch(attrs.src)
  }

  private async fetch(src: string): Promise<void> {
    const address = await this.options.find(src).catch(() => null)
    if (src !== this.src) return
    this.dom.toggleAttribute('data-gone', address === null)
    if (address === null) this.dom.dataset.gone = this.options.gone
    else this.image.src = address
  }

  ignoreMutation(): boolean {
    return true
  }
}
