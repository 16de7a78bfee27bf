import { api, cursorOf, data, pageAt } from '@/lib/api'
import type { Template } from './texts'

export { inLocale, type Template, type Texts } from './texts'

const PAGE = 100

/** The templates of this person: ours, and those of where they work. */
export async function allTemplates(signal: AbortSignal): Promise<Template[]> {
  const found: Template[] = []
  let cursor: string | undefined = ''
  while (cursor !== undefined) {
    const query = { pageSize: PAGE, ...pageAt(cursor) }
    const page: { items: Template[]; next?: string } = await data(
      api.GET('/templates', { params: { query }, signal }),
    )
    found.push(...page.items)
    cursor = cursorOf(page.next)
  }
  return found
}
