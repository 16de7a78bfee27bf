export { forgetSession, mayHaveSession, rememberSession } from './hint'
export {
  askAgain,
  endSession,
  isCoordinator,
  isEditor,
  type Me,
  noteExpiry,
  noteSignOut,
  type Session,
  sessionQuery,
  startSession,
  useEndSession,
  useSession,
} from './session'
