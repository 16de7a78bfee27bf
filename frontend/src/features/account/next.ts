/** Where somebody was when they began to sign up; they come back through a mail, in the same browser. */
const STORED = 'klankbord.next'

export function rememberNext(next: string | undefined): void {
  if (next) localStorage.setItem(STORED, next)
  else localStorage.removeItem(STORED)
}

/** The remembered place, once. */
export function takeNext(): string | undefined {
  const next = localStorage.getItem(STORED) ?? undefined
  localStorage.removeItem(STORED)
  return next
}
