import { read } from './read.ts'
import { write } from './write.ts'

export type { BlockKind, DocNode } from './node.ts'
export { BLOCK_KINDS } from './node.ts'
export { read, write }

/** The canonical form of a Markdown source: what the visual editor would save for it. */
export function canonical(source: string): string {
  return write(read(source))
}
