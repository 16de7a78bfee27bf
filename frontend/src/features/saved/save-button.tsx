import { Trans } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bookmark, BookmarkCheck, BookmarkX, NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { Button, buttonClass } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { UndoBar } from '@/components/undo-bar'
import type { Problem } from '@/lib/api'
import { useLibraryThatFollows } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import { useRemoval } from '@/lib/removal'
import { NoteForm } from './note-form'
import { forget, isSavedQuery, KEPT, SAVED, type SavedArticle, save } from './saved'

/** Keep this article, or keep it no longer. */
export function SaveButton({ article }: { article: string }) {
  const client = useQueryClient()
  const { data: saved } = useQuery(isSavedQuery(article))
  useFollowing(article, saved)
  const removal = useRemoval<SavedArticle>(forget, KEPT)
  const saving = useMutation<SavedArticle, Problem>({
    mutationFn: () => save(article),
    onSuccess: (answer) => {
      client.setQueryData(isSavedQuery(article).queryKey, answer)
      return client.invalidateQueries({ queryKey: SAVED })
    },
  })
  const problem = saving.error ?? removal.problem
  if (saved === undefined) return null
  return (
    <>
      {saved && !removal.waiting ? (
        <Kept saved={saved} onForget={() => removal.ask(saved)} />
      ) : (
        <Button
          variant="quiet"
          busy={saving.isPending}
          onClick={() => (removal.waiting ? removal.undo() : saving.mutate())}
        >
          <Bookmark size={18} strokeWidth={1.6} aria-hidden="true" />
          <Trans>Bewaar</Trans>
        </Button>
      )}
      {problem && (
        <Notice tone="warning" live>
          <ProblemText problem={problem} />
        </Notice>
      )}
      <UndoBar onUndo={removal.undo}>
        {removal.waiting && <Trans>Je bewaart dit artikel niet meer</Trans>}
      </UndoBar>
    </>
  )
}

/** What is saved, and what no longer is, shows on this device as well. */
function useFollowing(article: string, saved: SavedArticle | null | undefined): void {
  useLibraryThatFollows(
    saved === undefined ? undefined : saved ? [saved] : [],
    saved === null ? article : undefined,
  )
}

/** Why it is kept is written down while it is fresh: here, beside the text. */
function Kept({ saved, onForget }: { saved: SavedArticle; onForget: () => void }) {
  const lang = useLocale()
  const [isWriting, setWriting] = useState(false)
  const close = () => setWriting(false)
  return (
    <>
      <Link to="/$lang/saved" params={{ lang }} className={buttonClass('quiet')}>
        <BookmarkCheck size={18} strokeWidth={1.6} aria-hidden="true" />
        <Trans>Bewaard</Trans>
      </Link>
      <Button variant="quiet" onClick={() => setWriting(true)}>
        <NotebookPen size={18} strokeWidth={1.6} aria-hidden="true" />
        {saved.note ? <Trans>Wijzig notitie</Trans> : <Trans>Schrijf een notitie</Trans>}
      </Button>
      <Button variant="quiet" onClick={onForget}>
        <BookmarkX size={18} strokeWidth={1.6} aria-hidden="true" />
        <Trans>Haal weg</Trans>
      </Button>
      <Dialog title={<Trans>Bij dit artikel</Trans>} isOpen={isWriting} onClose={close}>
        <NoteForm saved={saved} onClose={close} />
      </Dialog>
    </>
  )
}
