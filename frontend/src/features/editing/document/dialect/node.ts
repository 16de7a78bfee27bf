/** A mark on text: `bold`, `italic`, `code` or `link` with `href` and `title`. */
export type Mark = { type: string; attrs?: Record<string, unknown> }

/** A part of an article as plain data, in the shape that the visual editor takes and gives. */
export type DocNode = {
  type?: string
  attrs?: Record<string, unknown>
  content?: DocNode[]
  marks?: Mark[]
  text?: string
}

export const BLOCK_KINDS = ['callout', 'example', 'prompt'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

export function isBlockKind(name: unknown): name is BlockKind {
  return BLOCK_KINDS.some((kind) => kind === name)
}

/** The attribute `name` as text; an empty string when it is not text. */
export function textAttribute(node: DocNode | Mark, name: string): string {
  const value = node.attrs?.[name]
  return typeof value === 'string' ? value : ''
}

/** The attribute `name` as a whole number, or `otherwise`. */
export function numberAttribute(node: DocNode, name: string, otherwise: number): number {
  const value = node.attrs?.[name]
  return Number.isInteger(value) ? (value as number) : otherwise
}
