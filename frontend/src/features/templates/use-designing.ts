import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { isProblem, Problem } from '@/lib/api'
import { announce } from '@/lib/live'
import type { Template } from '@/lib/templates'
import { type Draft, draftOfTemplate, isChanged, isStale, keepingMine, takingTheirs } from './draft'
import { changeTemplate, createTemplate, designsQuery, noteSaved } from './queries'
import { useDraft } from './use-draft'
import { bodyOf, changesOf, fieldOf, type Written } from './words'

export type Designing = ReturnType<typeof useDesigning>
type Given = Parameters<typeof useDraft>[0] & { onMade?: (template: Template) => void }

/** One template being made or changed; nothing is sent before somebody asks for it. */
export function useDesigning({ onMade, ...given }: Given) {
  const { t } = useLingui()
  const client = useQueryClient()
  const { draft, put, forget } = useDraft(given)
  const [undoable, setUndoable] = useState<{ said: string; written: Written } | null>(null)
  const [unchosen, setUnchosen] = useState<Problem | null>(null)
  const theirs = isStale(draft, given.template) ? given.template : null

  const saving = useMutation<Template, Error, Draft>({
    mutationFn: (sent) => send(sent, given.template),
    onSuccess: (saved, sent) => {
      noteSaved(client, saved)
      announce(t`Bewaard`)
      setUndoable(null)
      if (sent.base !== null) return put(draftOfTemplate(saved, sent.aside))
      forget()
      onMade?.(saved)
    },
    onError: async (error) => {
      // Somebody else was first: both are shown as soon as theirs is here.
      if (isProblem(error, 412)) await client.invalidateQueries({ queryKey: designsQuery.queryKey })
    },
  })

  const { error } = saving
  // The same object as long as it is the same refusal: its summary takes the focus when it appears.
  const refused = useMemo(() => atFields(isProblem(error) ? error : null), [error])
  const isOver = refused?.status === 412 && (theirs !== null || !isChanged(draft))

  const write = (written: Written) => {
    if (!saving.isPending) put({ ...draft, written, attempt: crypto.randomUUID() })
  }
  return {
    draft,
    theirs,
    busy: saving.isPending,
    isChanged: isChanged(draft),
    problem: unchosen ?? (isOver ? null : refused),
    undoable,
    write,
    /** Change which questions there are, or where: what was wrong with them says so no longer. */
    arrange: (written: Written, said?: string) => {
      setUndoable(said ? { said, written: draft.written } : null)
      saving.reset()
      write(written)
    },
    undo: () => {
      if (undoable) write(undoable.written)
      setUndoable(null)
    },
    choose: (organisation: string) => {
      setUnchosen(null)
      put({ ...draft, organisation, attempt: crypto.randomUUID() })
    },
    save: () => {
      if (saving.isPending || theirs) return
      if (draft.organisation) return saving.mutate(draft)
      setUnchosen(missing(t`Kies voor welke organisatie dit is.`))
    },
    keepMine: () => {
      saving.reset()
      if (theirs) put(keepingMine(draft, theirs))
    },
    takeTheirs: () => {
      saving.reset()
      if (theirs) put(takingTheirs(draft, theirs))
    },
    forgetAside: () => put({ ...draft, aside: null }),
  }
}

function send(draft: Draft, template: Template | null): Promise<Template> {
  const { written, base, organisation, attempt } = draft
  if (!template || base === null)
    return createTemplate({ organisation, ...bodyOf(written) }, attempt)
  return changeTemplate({ key: template.key, version: base }, changesOf(written))
}

/** The same with every issue at a field that is on screen. */
function atFields(problem: Problem | null): Problem | null {
  if (!problem || problem.issues.length === 0) return problem
  const { status, code, title, detail } = problem
  const issues = problem.issues.map((issue) => ({ ...issue, name: fieldOf(issue.name) }))
  return new Problem({ status, code, title, detail, issues })
}

function missing(detail: string): Problem {
  const issue = { in: 'body', name: 'organisation', code: 'required', detail }
  return new Problem({ status: 400, code: 'invalid-input', title: '', detail, issues: [issue] })
}
