/**
 * A hint on this device that someone signed in here, so that a visitor's page asks the server
 * nothing about sessions. It holds no secret and proves nothing; the cookie does.
 */
const STORED = 'klankbord.session'

export function mayHaveSession(): boolean {
  return localStorage.getItem(STORED) !== null
}

export function rememberSession(): void {
  localStorage.setItem(STORED, '1')
}

export function forgetSession(): void {
  localStorage.removeItem(STORED)
}
