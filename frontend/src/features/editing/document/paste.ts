/**
 * The HTML that somebody pasted, from Word or a web page, as plain structure: headings that fit under
 * the title of an article, real lists, one line per cell, no pictures, scripts or styles.
 */
export function cleanPasted(html: string): string {
  // What was copied in this editor is clean, and knows more than HTML can say.
  if (html.includes('data-pm-slice')) return html
  const { body } = new DOMParser().parseFromString(html.replace(/<\/?o:p[^>]*>/gi, ''), 'text/html')
  for (const junk of body.querySelectorAll('script, style, meta, link, title, xml, noscript')) {
    junk.remove()
  }
  removeComments(body)
  body.querySelectorAll('[style*="mso-list:Ignore"]').forEach((mark) => {
    const list = mark.closest('p')
    if (list && /^\s*\(?[0-9a-z]{1,4}[.)]/i.test(mark.textContent ?? '')) list.dataset.numbered = ''
    mark.remove()
  })
  listWordParagraphs(body)
  rename(body, 'h1', 'h2')
  rename(body, 'h5, h6', 'h4')
  for (const picture of body.querySelectorAll('img, picture, svg, video, iframe')) {
    picture.replaceWith(picture.getAttribute('alt') ?? '')
  }
  for (const link of body.querySelectorAll<HTMLAnchorElement>('a')) {
    if (!/^(https?:|mailto:)/i.test(link.getAttribute('href') ?? '')) unwrap(link)
    else link.removeAttribute('title')
  }
  for (const cell of body.querySelectorAll('td, th')) flattenCell(cell)
  for (const element of body.querySelectorAll('[style], [class]')) {
    keepWeight(element)
    element.removeAttribute('style')
    element.removeAttribute('class')
  }
  return body.innerHTML
}

function removeComments(body: HTMLElement): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

/** Word writes a list as paragraphs that say in their style how deep they stand. */
function listWordParagraphs(body: HTMLElement): void {
  let open: HTMLElement[] = []
  let before: Element | null = null
  for (const paragraph of body.querySelectorAll<HTMLElement>('p')) {
    const level = Number(
      /mso-list:[^;"]*level(\d+)/.exec(paragraph.getAttribute('style') ?? '')?.[1] ?? 0,
    )
    if (level === 0) continue
    if (paragraph.previousElementSibling !== before || before === null) open = []
    open = open.slice(0, level)
    const name = paragraph.dataset.numbered === undefined ? 'ul' : 'ol'
    while (open.length < level) {
      const list = document.createElement(name)
      const parent = open.at(-1)
      if (parent)
        (parent.lastElementChild ?? parent.appendChild(document.createElement('li'))).append(list)
      else paragraph.before(list)
      open.push(list)
    }
    const item = document.createElement('li')
    open.at(-1)?.append(item)
    before = open[0] ?? null
    const text = document.createElement('p')
    text.append(...paragraph.childNodes)
    item.append(text)
    paragraph.remove()
  }
}

function rename(body: HTMLElement, selector: string, name: string): void {
  for (const element of body.querySelectorAll(selector)) {
    const other = document.createElement(name)
    other.append(...element.childNodes)
    element.replaceWith(other)
  }
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

function flattenCell(cell: Element): void {
  for (const inner of cell.querySelectorAll(
    'p, div, li, ul, ol, br, h2, h3, h4, blockquote, pre',
  )) {
    inner.replaceWith(' ', ...inner.childNodes, ' ')
  }
}

/** Some editors say bold and italic in styles, and wrap all they copy in a `b` that is not bold. */
function keepWeight(element: Element): void {
  const style = element.getAttribute('style') ?? ''
  if (/(^|;)\s*font-weight:\s*(normal|400)/.test(style) && element.matches('b, strong')) {
    unwrap(element)
    return
  }
  if (!element.matches('span')) return
  if (/(^|;)\s*font-weight:\s*(bold|[6-9]00)/.test(style)) wrapContent(element, 'strong')
  if (/(^|;)\s*font-style:\s*italic/.test(style)) wrapContent(element, 'em')
}

function wrapContent(element: Element, name: string): void {
  const wrapper = document.createElement(name)
  wrapper.append(...element.childNodes)
  element.append(wrapper)
}
