export type { Desk } from './desk'
export { type Claim, claimEditing } from './editing'
export { type Entry, isUnsent, type Saved, same, type Trouble } from './entry'
export { type Loaded, loadReflection, reflectionQuery } from './load'
export type { Phase } from './outbox'
export {
  contentOf,
  type Feeling,
  newReflection,
  type Reflection,
  type ReflectionContent,
  type ReflectionItem,
  type Template,
  type ThemeKey,
} from './reflections'
export { excerptOf, newestFirst } from './shelf'
export { type Knot, knotsOf, timelineQuery } from './timeline'
export {
  resumeSending,
  useDesk,
  useEntries,
  usePhase,
  useShelf,
  useUnsent,
  wipeDevice,
} from './use-desk'
export { cleanText, isBlank, useWriting, type Writing, type WritingStatus } from './use-writing'
