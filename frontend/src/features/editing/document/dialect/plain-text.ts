import { type DocNode, textAttribute } from './node.ts'

/** Everything a reader or an editor could read in `node`, without white space and addresses. */
export function plainText(node: DocNode): string {
  const own = [node.text ?? '', ...['alt', 'argument'].map((name) => textAttribute(node, name))]
  return [...own, ...(node.content ?? []).map(plainText)].join('').replace(/\s+/g, '')
}
