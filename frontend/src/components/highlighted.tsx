const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
}

function decode(escaped: string): string {
  return escaped.replace(/&(?:amp|lt|gt|quot|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
}

/** The pieces of a fragment in which the server marked what was found with `<mark>`. */
export function piecesOf(fragment: string): { text: string; found: boolean }[] {
  return fragment
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const found = piece.startsWith('<mark>')
      return { text: decode(found ? piece.slice(6, -7) : piece), found }
    })
}

/** A found fragment, without ever reading it as HTML: only its marks become elements. */
export function Highlighted({ fragment }: { fragment: string }) {
  let offset = 0
  return piecesOf(fragment).map(({ text, found }) => {
    offset += text.length
    return found ? <mark key={offset}>{text}</mark> : <span key={offset}>{text}</span>
  })
}
