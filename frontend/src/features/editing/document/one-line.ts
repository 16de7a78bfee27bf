/** The most that is remembered of what a picture shows. */
export const LONGEST = 300

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
