export { type Along, type OpenedAlong, sealedAlong, useAlong, useAlongKey } from './along'
export { closed, opened, TooLongToSeal } from './closed'
export type { Desk } from './desk'
export { type Claim, claimEditing } from './editing'
export { type Entry, isUnsent, type Saved, same, type Trouble } from './entry'
export { isBehind, isUnderway, useFollow } from './follow'
export type { Found, Shown } from './library'
export { type Loaded, lastSaved, loadReflection, reflectionQuery } from './load'
export type { Phase } from './outbox'
export {
  contentOf,
  type Feeling,
  type Felt,
  newReflection,
  type Reflection,
  type ReflectionContent,
  type ReflectionItem,
  type SessionKind,
  type ThemeKey,
} from './reflections'
export { type SealedWords, useSealedWords } from './sealed-entries'
export {
  keepSealing,
  ownKey,
  readSealing,
  type SealingState,
  sealingKeysQuery,
  useKeyRing,
  useSealing,
} from './sealing-keys'
export { excerptOf, type Filter, newestFirst, passes } from './shelf'
export { templatesQuery } from './templates'
export { type Knot, knotsOf, timelineQuery } from './timeline'
export {
  deskWithAll,
  resumeSending,
  useDesk,
  useEntries,
  usePhase,
  useShelf,
  useUnsent,
  wipeDevice,
} from './use-desk'
export { useKeptArticle, useLibrary, useLibraryThatFollows } from './use-library'
export { type Opened, useOpened } from './use-opened'
export {
  type Close,
  cleanText,
  isBlank,
  useWriting,
  type Writing,
  type WritingStatus,
} from './use-writing'
