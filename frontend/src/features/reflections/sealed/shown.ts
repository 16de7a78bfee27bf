import {
  excerptOf,
  type ReflectionContent,
  type ReflectionItem,
  type SealedWords,
} from '@/lib/device'

/** An item of a list with its words, when it is sealed and open here. */
export function withWords<Item extends ReflectionItem>(item: Item, words: SealedWords): Item {
  const content = item.sealed ? words.get(item.id) : undefined
  return content ? { ...item, ...shownOf(content) } : item
}

function shownOf({ title, answers, feelingsBefore, feelingsAfter, tags }: ReflectionContent) {
  return { title, feelingsBefore, feelingsAfter, tags, excerpt: excerptOf(Object.values(answers)) }
}
