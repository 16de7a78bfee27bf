export type { Bytes } from './bytes'
export {
  keyIdIn,
  keyIdOf,
  LONGEST_ENVELOPE,
  openEntry,
  type SealedKind,
  sealEntry,
} from './envelopes'
export { openFile, sealFile } from './files'
export { keyRing } from './key-ring'
export { type EntryKey, entryKeyOf, Refused } from './keys'
export { choosePasskey, knowsPasskeys, PasskeyTrouble } from './passkeys'
export { isStrongEnough, type Strength, strengthOf, suggestPassphrase } from './passphrases'
export { patience } from './patience'
export { CODE_WORDS, isSameWord, newCode, readCode, wordsOf } from './recovery-code'
export { type Refusing, refusalOf, waiting } from './refusals'
export {
  makeSealing,
  type Opener,
  passkeysOf,
  type Sealing,
  underCode,
  underPasskey,
  underPassphrase,
  unlock,
  withoutPasskey,
  withSealingKey,
} from './sealing'
