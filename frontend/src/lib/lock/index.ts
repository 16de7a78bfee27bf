export { SHORTEST_CODE } from './code'
export { Lock, MINUTES, type Minutes, type Tried } from './lock'
export { forgetPresence, readPresence, wantsLock } from './presence'
export { watch } from './watch'
