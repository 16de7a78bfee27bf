/** A fragment from the server: escaped text with `<mark>`, drawn without trusting it as HTML. */
export function Marked({ html }: { html: string }) {
  return html.split(/(<mark>.*?<\/mark>)/s).map((piece, index) => {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(piece)
    const text = plain(marked?.[1] ?? piece)
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one fragment never change places
    return marked ? <mark key={index}>{text}</mark> : text
  })
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(escaped: string): string {
  return escaped.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16))
  })
}
