import { entryKeyOf, keyRing, openEntry, type SealedKind, sealEntry } from '@/lib/sealed'
import { ME } from './render-app'

const KEY = '0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d77'

/** The key of the person of the tests. */
export const keyOfTests = () => entryKeyOf(new Uint8Array(32).fill(7), KEY, ME.id)

/** As if the person typed their passphrase. */
export async function unlockSealed(): Promise<void> {
  keyRing.add(await keyOfTests())
}

/** What that person's browser sealed before. */
export async function sealedBefore(kind: SealedKind, id: string, value: unknown): Promise<string> {
  return sealEntry(await keyOfTests(), id, value, kind)
}

/** What is in an envelope that was sent. */
export async function insideOf<Value>(kind: SealedKind, id: string, sent: unknown): Promise<Value> {
  return openEntry<Value>(await keyOfTests(), id, String(sent), kind)
}

/** A reflection as the server gives it: sealed here before, or readable. */
export async function reflectionOf(id: string, isSealed: boolean) {
  const words = {
    format: 1,
    title: 'Een stil gesprek',
    template: 'free',
    questions: [],
    answers: {},
  }
  const more = { feelingsBefore: [], feelingsAfter: [], tags: [], prompt: null }
  const inside = { ...words, ...more }
  return {
    ...inside,
    id,
    title: isSealed ? '' : inside.title,
    occurredOn: '2026-10-14',
    theme: null,
    kind: null,
    envelope: isSealed ? await sealedBefore('reflection', id, inside) : null,
    createdAt: '2026-10-14T16:20:11Z',
    updatedAt: '2026-10-14T16:20:11Z',
    version: 1,
  }
}
