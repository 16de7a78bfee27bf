import { useEffect, useState } from 'react'
import { api, cursorOf, data, isProblem, pageAt, type Schemas } from '@/lib/api'
import { keyIdOf, keyRing } from '@/lib/sealed'
import { opened } from './closed'
import type { Desk } from './desk'
import { isUnsent } from './entry'
import { contentOf, newReflection, type ReflectionContent } from './reflections'
import { ownKey, useKeyRing } from './sealing-keys'
import { useEntries, useShelf } from './use-desk'

/** The words of sealed reflections, by their ids. */
export type SealedWords = ReadonlyMap<string, ReflectionContent>

const NONE: SealedWords = new Map()
const PAGE = 20

/**
 * All sealed reflections that open here now, for lists and for searching in them: nobody else can.
 * They live as long as the screen that shows them.
 */
export function useSealedWords(desk: Desk): SealedWords {
  const edition = useKeyRing()
  const [words, setWords] = useState<{ edition: number; found: SealedWords } | null>(null)
  const waiting = useEntries(desk).filter((entry) => entry.content.envelope && isUnsent(entry))
  const stamps = [
    ...useShelf(desk).flatMap((item) => (item.sealed ? [item.id + item.updatedAt] : [])),
    ...waiting.map((entry) => `${entry.id}${entry.changedAt}`),
  ].join()

  useEffect(() => {
    if (!keyRing.isOpen || stamps === '') return setWords(null)
    let isWanted = true
    void readAll(desk).then((found) => isWanted && setWords({ edition, found }))
    return () => {
      isWanted = false
    }
  }, [desk, edition, stamps])

  return words?.edition === edition ? words.found : NONE
}

async function readAll(desk: Desk): Promise<SealedWords> {
  const contents = new Map(await kept(desk))
  for (const entry of desk.outbox.entries.all()) {
    if (entry.removeAt !== null || !isUnsent(entry)) continue
    contents.set(entry.id, entry.content)
  }
  const pairs = await Promise.all([...contents].map(([id, content]) => pairOf(desk, id, content)))
  return new Map(pairs.flat())
}

/** From the server, or without a connection what was read on this device. */
async function kept(desk: Desk): Promise<(readonly [string, ReflectionContent])[]> {
  try {
    return (await listed()).map((item) => [item.id, contentOfItem(item)])
  } catch (error) {
    if (!isProblem(error)) throw error
    const details = await desk.shelf.details()
    return details.map(({ reflection }) => [reflection.id, contentOf(reflection)])
  }
}

async function listed(): Promise<Schemas['SealedReflection'][]> {
  const found: Schemas['SealedReflection'][] = []
  let cursor: string | undefined = ''
  while (cursor !== undefined) {
    const query = { pageSize: PAGE, ...pageAt(cursor) }
    const page: { items: Schemas['SealedReflection'][]; next?: string } = await data(
      api.GET('/sealed-reflections', { params: { query } }),
    )
    found.push(...page.items)
    cursor = cursorOf(page.next)
  }
  return found
}

function contentOfItem(item: Schemas['SealedReflection']): ReflectionContent {
  const { occurredOn, theme, kind, envelope } = item
  return { ...newReflection(occurredOn), theme, kind, envelope }
}

async function pairOf(
  desk: Desk,
  id: string,
  content: ReflectionContent,
): Promise<[string, ReflectionContent][]> {
  const key = content.envelope ? ownKey(desk, keyIdOf(content.envelope)) : null
  if (!key) return []
  try {
    return [[id, await opened(key, id, content)]]
  } catch {
    // One that does not open says so on its own screen; the others are there all the same.
    return []
  }
}
