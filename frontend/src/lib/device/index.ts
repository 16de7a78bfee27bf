export type { Desk } from './desk'
export { type Claim, claimEditing } from './editing'
export { type Entry, isUnsent, type Saved, same, type Trouble } from './entry'
export type { Phase } from './outbox'
export {
  contentOf,
  type Reflection,
  type ReflectionContent,
  type ReflectionItem,
  type Template,
  type ThemeKey,
} from './reflections'
export { excerptOf, newestFirst } from './shelf'
export { useDesk, useEntries, usePhase, useUnsent, wipeDevice } from './use-desk'
