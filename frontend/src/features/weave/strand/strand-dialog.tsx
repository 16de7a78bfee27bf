import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Dialog } from '@/components/dialog'
import { Checkbox, ErrorSummary, Form, FormActions, issueFor, TextField } from '@/components/form'
import { mayNameSomebody } from '../data/names'
import { CHOICES } from '../data/standings'
import type { Entry, Kind, Strand, Subject, Weave } from '../data/weaves'
import { Questions } from './questions'
import styles from './strand-dialog.module.css'
import { useKeepStrand } from './use-keep-strand'

type Props = {
  subject: Subject
  weave: Weave
  strand: Strand
  onClose: () => void
}

/**
 * One strand to look at and to change. Leaving it keeps what was changed; when that does not
 * work it stays open, with everything in it.
 */
export function StrandDialog({ subject, weave, strand, onClose }: Props) {
  const [kept] = useState(weave.strands[strand.key] as Entry)
  const [entry, setEntry] = useState(kept)
  const keeping = useKeepStrand(subject, weave, onClose)
  const change = (changes: Partial<Entry>) => setEntry({ ...entry, ...changes })
  const leave = () => {
    if (keeping.isPending) return
    if (isSame(entry, kept)) onClose()
    else keeping.mutate({ strand, entry: tidy(entry) })
  }
  const name = (field: string) => `strands.${strand.key}.${field}`
  return (
    <Dialog title={strand.name} isOpen onClose={leave}>
      <Form onSubmit={leave}>
        <ErrorSummary problem={keeping.error} fields={[name('word'), name('question')]} />
        <Standings kind={subject.kind} entry={entry} onChange={change} />
        <Weight kind={subject.kind} entry={entry} onChange={change} />
        <div className={styles.word}>
          <TextField
            label={<Trans>Een woord erbij</Trans>}
            description={<Trans>Geen naam, ook geen naam van een straat, school of dorp.</Trans>}
            name={name('word')}
            optional
            autoComplete="off"
            maxLength={120}
            value={entry.word}
            onChange={(word) => change({ word })}
            error={issueFor(keeping.error, name('word'))}
          />
          <NameHint text={entry.word} />
        </div>
        <Questions
          kind={subject.kind}
          strand={strand}
          name={name('question')}
          value={entry.question}
          onChange={(question) => change({ question })}
          error={issueFor(keeping.error, name('question'))}
        />
        <NameHint text={entry.question} />
        <FormActions>
          <Button type="submit" variant="primary" busy={keeping.isPending}>
            <Trans>Bewaar</Trans>
          </Button>
          <Button variant="quiet" onClick={onClose}>
            <Trans>Annuleer</Trans>
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

type PartProps = { kind: Kind; entry: Entry; onChange: (changes: Partial<Entry>) => void }

function Standings({ kind, entry, onChange }: PartProps) {
  const { t } = useLingui()
  return (
    <fieldset className={styles.standings}>
      <legend className={styles.legend}>
        {kind === 'own' ? (
          <Trans>Hoe zit dit lint bij jou?</Trans>
        ) : (
          <Trans>Wat weet je van de ander?</Trans>
        )}
      </legend>
      {CHOICES[kind].map(({ key, label, means }) => (
        <label key={key} className={styles.standing}>
          <input
            type="radio"
            name="standing"
            checked={entry.standing === key}
            onChange={() => onChange({ standing: key })}
          />
          <span>
            <span className="strong">{t(label)}</span>
            <span className={`soft ${styles.means}`}>{t(means)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Weight({ kind, entry, onChange }: PartProps) {
  return (
    <Checkbox isSelected={entry.important} onChange={(important) => onChange({ important })}>
      {kind === 'own' ? (
        <Trans>Dit lint weegt voor mij</Trans>
      ) : (
        <>
          <Trans>Dit lint weegt voor de ander</Trans>
          <span className={`soft ${styles.means}`}>
            <Trans>
              Alleen als de ander dat zei of liet merken. Niet jij kiest, de ander kiest.
            </Trans>
          </span>
        </>
      )}
    </Checkbox>
  )
}

/** It only warns: what was typed stays, and can be kept. */
function NameHint({ text }: { text: string }) {
  return (
    <p role="status" className={styles.hint}>
      {mayNameSomebody(text) && (
        <Trans>
          Staat hier een naam of een nummer? Laat het liever weg. Zo blijft de ander anoniem.
        </Trans>
      )}
    </p>
  )
}

function isSame(a: Entry, b: Entry): boolean {
  return (
    a.standing === b.standing &&
    a.important === b.important &&
    a.word === b.word &&
    a.question === b.question
  )
}

function tidy(entry: Entry): Entry {
  return { ...entry, word: entry.word.trim(), question: entry.question.trim() }
}
