import { DOUBT, isTimeCertain, rightNow } from '@/lib/clock'
import { today } from '@/lib/format'
import type { Begun, Entry } from './entry'
import type { ReflectionContent } from './reflections'

/** When a reflection is begun, as far as this device knows. */
export function begunNow(): Begun {
  const isCertain = isTimeCertain()
  return { at: isCertain ? rightNow() : Date.now(), day: today(), isCertain }
}

/**
 * The content of `entry` with the day set right that a wrong clock gave it, or null when there is
 * nothing to set right. A day that the writer chose is left alone.
 */
export function withRightDay({
  content,
  begun,
}: Entry<ReflectionContent>): ReflectionContent | null {
  if (!begun || begun.isCertain || !isTimeCertain() || content.occurredOn !== begun.day) return null
  const now = rightNow()
  const wrongBy = now - Date.now()
  const wasAhead = begun.at > now + DOUBT
  const wasBehind = wrongBy > 0 && begun.at + wrongBy <= now + DOUBT
  if (!wasAhead && !wasBehind) return null
  // Set right since then, a clock does not tell any more when it was: then it is today at the latest.
  const day = today(new Date(Math.min(begun.at + wrongBy, now)))
  return day === begun.day ? null : { ...content, occurredOn: day }
}
