import type { Template } from '@/lib/templates'
import { isSame, type Written, writtenOf } from './words'

/** A template being written in this window. */
export type Draft = {
  written: Written
  /** What it began as: what is saved, an empty form or a copy. */
  saved: Written
  /** The version that it changes; null before there is one. */
  base: number | null
  /** For whom it is made; empty while nobody chose. */
  organisation: string
  /** Names the attempt to make it, so that it is made once. */
  attempt: string
  /** What was written here and made room for what somebody else saved. */
  aside: Written | null
}

/** A draft of a template that does not exist yet. */
export function newDraft(begin: Written, organisation: string): Draft {
  const attempt = crypto.randomUUID()
  return { written: begin, saved: begin, base: null, organisation, attempt, aside: null }
}

/** A draft in which nothing is changed yet. */
export function draftOfTemplate(template: Template, aside: Written | null = null): Draft {
  const organisation = template.organisation?.id ?? ''
  const saved = writtenOf(template)
  return { written: saved, saved, base: template.version, organisation, attempt: '', aside }
}

export function isChanged({ written, saved }: Draft): boolean {
  return !isSame(written, saved)
}

/** Was the template saved by somebody else, while something else was written here? */
export function isStale(draft: Draft, template: Template | null): template is Template {
  if (!template || draft.base === template.version) return false
  return isChanged(draft) && !isSame(draft.written, writtenOf(template))
}

/** The draft beside what is saved now: what nobody changed here follows it. */
export function following(draft: Draft, template: Template | null): Draft {
  if (!template || draft.base === template.version || isStale(draft, template)) return draft
  return draftOfTemplate(template, draft.aside)
}

/** Mine stays, over what somebody else saved. */
export function keepingMine(draft: Draft, template: Template): Draft {
  return { ...draft, saved: writtenOf(template), base: template.version }
}

/** Theirs is taken; mine stays readable until it is put away. */
export function takingTheirs(draft: Draft, template: Template): Draft {
  return draftOfTemplate(template, draft.written)
}
