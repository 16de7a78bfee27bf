import { type EntryKey, LONGEST_ENVELOPE, openEntry, sealEntry } from '@/lib/sealed'
import { newReflection, type ReflectionContent } from './reflections'

/** What is in an envelope: everything but the day, the theme and the kind of session. */
type Inside = Pick<
  ReflectionContent,
  | 'title'
  | 'template'
  | 'questions'
  | 'answers'
  | 'feelingsBefore'
  | 'feelingsAfter'
  | 'tags'
  | 'prompt'
> & { format: 1 }

export class TooLongToSeal extends Error {
  override readonly name = 'TooLongToSeal'
}

/** The content with its words sealed for the reflection `id`, and nowhere else. */
export async function closed(
  key: EntryKey,
  id: string,
  content: ReflectionContent,
): Promise<ReflectionContent> {
  const { title, template, questions, answers, feelingsBefore, feelingsAfter, tags, prompt } =
    content
  const words = { title, template, questions, answers, feelingsBefore, feelingsAfter, tags, prompt }
  const envelope = await sealEntry(key, id, { format: 1, ...words } satisfies Inside)
  if (envelope.length > LONGEST_ENVELOPE) throw new TooLongToSeal()
  const { occurredOn, theme, kind } = content
  return { ...newReflection(occurredOn), theme, kind, envelope }
}

/** The content with its words. It keeps the envelope, so that one sees that it is sealed. */
export async function opened(
  key: EntryKey,
  id: string,
  content: ReflectionContent,
): Promise<ReflectionContent> {
  if (!content.envelope) return content
  const { format: _, ...words } = await openEntry<Inside>(key, id, content.envelope)
  return { ...content, ...words }
}
