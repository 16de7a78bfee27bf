import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { ProblemText } from '@/components/problem-text'
import { isProblem, itemsOf, type Schemas } from '@/lib/api'
import { useFormat } from '@/lib/format'
import { useResolveNote } from '../data/acts'
import { More } from '../data/more'
import { useNames } from '../data/names'
import { notesQuery, type Text } from '../data/queries'
import styles from './history.module.css'
import { NewNote } from './new-note'

type NoteSchema = Schemas['Note']

/** What colleagues say about the text, or about a passage of it. */
export function Notes({ text }: { text: Text }) {
  const notes = useInfiniteQuery(notesQuery(text.id))
  const rows = itemsOf(notes.data)
  const open = rows.filter(({ resolvedAt }) => resolvedAt === null)
  const done = rows.filter(({ resolvedAt }) => resolvedAt !== null)
  return (
    <section aria-labelledby="notes" className={styles.part}>
      <h2 id="notes" className="part-title">
        <Trans>Notities</Trans>
      </h2>
      {isProblem(notes.error) && <ProblemText problem={notes.error} />}
      {notes.isPending && <Loading />}
      <List notes={open} language={text.language} />
      <More of={notes} />
      {done.length > 0 && (
        <details>
          <summary>
            <Trans>Afgehandeld ({done.length})</Trans>
          </summary>
          <List notes={done} language={text.language} />
        </details>
      )}
      <NewNote text={text} />
    </section>
  )
}

function List({ notes, language }: { notes: NoteSchema[]; language: string }) {
  if (notes.length === 0) return null
  return (
    <ul className={styles.list}>
      {notes.map((note) => (
        <Note key={note.id} note={note} language={language} />
      ))}
    </ul>
  )
}

function Note({ note, language }: { note: NoteSchema; language: string }) {
  const names = useNames()
  const format = useFormat()
  const resolve = useResolveNote(note)
  const isOpen = note.resolvedAt === null
  return (
    <li className={styles.row}>
      {note.quote && (
        <blockquote lang={language} className={styles.quote}>
          {note.quote}
        </blockquote>
      )}
      <p className={styles.said}>{note.text}</p>
      <p className="soft">
        {names.person(note.writtenBy)} · {format.moment(note.writtenAt)}
      </p>
      {note.resolvedAt !== null && (
        <p className="soft">
          <Trans>Afgehandeld door {names.person(note.resolvedBy)}</Trans>
        </p>
      )}
      <div>
        <Button variant="quiet" busy={resolve.busy} onClick={() => void resolve.run(isOpen)}>
          {isOpen ? <Trans>Handel af</Trans> : <Trans>Open opnieuw</Trans>}
        </Button>
      </div>
      {resolve.problem && (
        <p role="alert" className="refusal">
          <ProblemText problem={resolve.problem} />
        </p>
      )}
    </li>
  )
}
