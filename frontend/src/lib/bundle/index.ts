export { saveFile } from './save-file'
export { type Bundle, type BundleForm, useBundle } from './use-bundle'
