/** Another shape of a draft gets another name, so that the app never reads what it does not know. */
const KEPT = 'klankbord.draft.1'

/**
 * What somebody is making for others and did not save yet. It stays in this window, also when the
 * page is loaded again, and goes when they sign out (ADR 0142). Never for what is private.
 */
export function draftOf<Draft>(person: string, name: string): Draft | null {
  try {
    const kept = sessionStorage.getItem(keyOf(person, name))
    return kept === null ? null : (JSON.parse(kept) as Draft)
  } catch {
    return null
  }
}

/** Keep `draft`, or forget what was kept; where the browser refuses, it lives as long as the page. */
export function keepDraft(person: string, name: string, draft: object | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(keyOf(person, name))
    else sessionStorage.setItem(keyOf(person, name), JSON.stringify(draft))
  } catch {
    // The page still holds it, and asks before it is closed.
  }
}

/** The names of the drafts of `person` that begin with `start`. */
export function draftNames(person: string, start: string): string[] {
  return names()
    .filter((key) => key.startsWith(keyOf(person, start)))
    .map((key) => key.slice(keyOf(person, '').length))
    .sort()
}

/** Forget all drafts, of everybody. */
export function forgetDrafts(): void {
  for (const key of names()) if (key.startsWith(KEPT)) sessionStorage.removeItem(key)
}

function names(): string[] {
  try {
    return Object.keys(sessionStorage)
  } catch {
    return []
  }
}

function keyOf(person: string, name: string): string {
  return `${KEPT} ${person} ${name}`
}
