import { useEffect, useState } from 'react'
import { draftOf, keepDraft } from '@/lib/drafts'
import type { Template } from '@/lib/templates'
import { type Draft, following, isChanged } from './draft'

/** How drafts of templates are called in this window; what follows is their own name. */
export const DRAFTS = 'template/'

type Given = {
  person: string
  /** Of the draft, in this window. */
  name: string
  /** What is saved; null when nothing is. */
  template: Template | null
  begin: () => Draft
}

/** What is being written: found back after the page was loaded again, and kept at every letter. */
export function useDraft({ person, name, template, begin }: Given) {
  const kept = `${DRAFTS}${name}`
  const [state, setState] = useState(() => draftOf<Draft>(person, kept) ?? begin())
  const draft = following(state, template)
  const isOpen = isChanged(draft) || draft.aside !== null

  useEffect(() => {
    if (!isOpen) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isOpen])

  return {
    draft,
    put: (next: Draft) => {
      setState(next)
      const wanted = isChanged(next) || next.aside !== null
      keepDraft(person, kept, wanted ? next : null)
    },
    forget: () => keepDraft(person, kept, null),
  }
}
