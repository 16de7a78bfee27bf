import {
  type Desk,
  knotsOf,
  type ReflectionItem,
  useEntries,
  useSealedWords,
  useShelf,
} from '@/lib/device'
import { type Narrow, passesHere } from '../narrowing/narrow'
import { fold, textOf } from '../own-search'
import { withWords } from './shown'

/**
 * What holds every word and is like that, among the sealed reflections that are open here. Whether
 * one has action points or a weave is not known here, so none is found by these.
 */
export function useSealedHits(desk: Desk, query: string, narrow: Narrow): ReflectionItem[] {
  const words = useSealedWords(desk)
  const items = knotsOf(useShelf(desk), useEntries(desk))
  const asked = fold(query).split(/\s+/).filter(Boolean)
  if (narrow.hasActionPoints || narrow.hasWeave) return []
  const matches = (id: string) => {
    const content = words.get(id)
    const text = content && fold(textOf(content))
    return text !== undefined && asked.every((word) => text.includes(word))
  }
  return items
    .filter((item) => item.sealed && matches(item.id))
    .map((item) => withWords(item, words))
    .filter((item) => passesHere(item, narrow))
}
