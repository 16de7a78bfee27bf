export { forgetSession, mayHaveSession, rememberSession } from './hint'
export {
  endSession,
  type Me,
  noteExpiry,
  onSignOut,
  type Session,
  sessionQuery,
  startSession,
  useEndSession,
  useSession,
} from './session'
