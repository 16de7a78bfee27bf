import { setupServer } from 'msw/node'

/** The pretended server. A test says what it answers; a call that nobody expected fails the test. */
export const server = setupServer()
