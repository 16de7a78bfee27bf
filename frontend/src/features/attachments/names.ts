import { today } from '@/lib/format'

/** Letters in the name of an attachment. */
export const MOST_NAME = 120
/** The ending of a name, where it says what the file is; years and versions are no endings. */
const ENDING = /\.(?!\d+$)[A-Za-z\d]{1,5}$/
/** Signs that nobody sees, but for those that join letters. */
const UNSEEN = /(?![\u200c\u200d])\p{C}/gu

/** A name to show, as the server makes it of that of a readable file; without one, the day. */
export function nameOf(fileName: string): string {
  const base = fileName.replaceAll('\\', '/').split('/').at(-1) ?? ''
  return visible(base.replace(ENDING, '')) || today()
}

/** `name` on one line, as long as it may be, without signs that turn or hide others. */
export function visible(name: string): string {
  const line = name.replace(UNSEEN, ' ').split(/\s+/).filter(Boolean).join(' ')
  return [...line].slice(0, MOST_NAME).join('').trim()
}
