import { useLingui } from '@lingui/react/macro'
import { choiceOf, IMPORTANT } from './standings'
import type { Entry, Kind } from './weaves'

/** Says in words what is kept about a strand: where it stands, whether it weighs, the word. */
export function useSaying(kind: Kind): (entry: Entry | undefined) => string {
  const { t, i18n } = useLingui()
  return (entry) => {
    if (!entry) return ''
    const standing = i18n._(choiceOf(entry.standing).label).toLocaleLowerCase(i18n.locale)
    const parts = [standing]
    if (entry.important) parts.push(i18n._(IMPORTANT[kind]))
    if (entry.word) parts.push(t`woord: ${entry.word}`)
    return parts.join(', ')
  }
}
