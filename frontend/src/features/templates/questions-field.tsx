import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useRef } from 'react'
import { Button } from '@/components/button'
import { issueFor } from '@/components/form'
import { useFocusOnChange } from '@/lib/focus'
import { announce } from '@/lib/live'
import styles from './templates.module.css'
import { TextsField } from './texts-field'
import type { Designing } from './use-designing'
import { type Asked, MOST_QUESTIONS, moved, newQuestion, without } from './words'

/** The questions in the order in which they are asked. */
export function QuestionsField({ designing }: { designing: Designing }) {
  const { t } = useLingui()
  const group = useRef<HTMLFieldSetElement>(null)
  const { draft, arrange, busy, problem } = designing
  const { written } = draft
  const { questions } = written
  const focusOnChange = useFocusOnChange(questions)
  const error = issueFor(problem, 'questions')
  const most = MOST_QUESTIONS
  const isFull = questions.length >= most

  const add = () => {
    focusOnChange(() => group.current?.querySelector(textOf(questions.length)))
    arrange({ ...written, questions: [...questions, newQuestion()] })
  }
  const remove = (row: string, number: number) => {
    focusOnChange(() => group.current)
    arrange(without(written, row), t`Vraag ${number} is weg.`)
  }
  const move = (row: string, by: -1 | 1, focus: string) => {
    const next = moved(written, row, by)
    if (next === written || busy) return
    const number = next.questions.findIndex((one) => one.row === row) + 1
    focusOnChange(() => group.current?.querySelector(focus))
    arrange(next)
    announce(t`Dit is nu vraag ${number}`)
  }
  return (
    <fieldset ref={group} id="field-questions" tabIndex={-1} className={styles.questions}>
      <legend className="part-title">
        <Trans>Vragen</Trans>
      </legend>
      <p className="soft">
        <Trans>
          Collega’s krijgen ze één voor één, in deze volgorde. Verplaats ze met de knoppen, of met
          Alt en een pijltje terwijl je in een vraag staat.
        </Trans>
      </p>
      {error && <p className="refusal">{error}</p>}
      {questions.map((question, at) => (
        <QuestionFields
          key={question.row}
          at={at}
          question={question}
          designing={designing}
          onMove={move}
          onRemove={() => remove(question.row, at + 1)}
        />
      ))}
      {isFull ? (
        <p className="soft">
          <Trans>Je hebt {most} vragen. Meer kan niet.</Trans>
        </p>
      ) : (
        <div>
          <Button busy={busy} onClick={add}>
            <Trans>Voeg een vraag toe</Trans>
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type QuestionProps = {
  at: number
  question: Asked
  designing: Designing
  /** `focus` selects what gets the focus. */
  onMove: (row: string, by: -1 | 1, focus: string) => void
  onRemove: () => void
}

function QuestionFields({ at, question, designing, onMove, onRemove }: QuestionProps) {
  const { t } = useLingui()
  const { draft, write, busy, problem } = designing
  const { written } = draft
  const { row } = question
  const count = written.questions.length
  const number = at + 1
  const change = (changes: Partial<Asked>) =>
    write({
      ...written,
      questions: written.questions.map((one) => (one.row === row ? { ...one, ...changes } : one)),
    })
  const shared = { languages: written.languages, problem, readOnly: busy }
  const byKeys = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || (by !== -1 && by !== 1)) return
    event.preventDefault()
    onMove(row, by, textOf(at + by))
  }
  const up = `up-${row}`
  const down = `down-${row}`
  return (
    <fieldset className={styles.question} onKeyDown={byKeys}>
      <legend className="strong">{t`Vraag ${number}`}</legend>
      <TextsField
        name={`questions.${at}.text`}
        label={t`Wat vraag je?`}
        words={question.text}
        onChange={(text) => change({ text })}
        {...shared}
      />
      <TextsField
        name={`questions.${at}.hint`}
        label={t`Hulp bij deze vraag`}
        optional
        words={question.hint}
        onChange={(hint) => change({ hint })}
        {...shared}
      />
      <div className="cluster">
        <Button
          id={up}
          variant="quiet"
          busy={busy || at === 0}
          aria-label={t`Zet vraag ${number} hoger`}
          onClick={() => onMove(row, -1, `#${up}`)}
        >
          <Trans>Hoger</Trans>
        </Button>
        <Button
          id={down}
          variant="quiet"
          busy={busy || number === count}
          aria-label={t`Zet vraag ${number} lager`}
          onClick={() => onMove(row, 1, `#${down}`)}
        >
          <Trans>Lager</Trans>
        </Button>
        <Button
          variant="quiet"
          busy={busy || count === 1}
          aria-label={t`Verwijder vraag ${number}`}
          onClick={onRemove}
        >
          <Trans>Verwijder</Trans>
        </Button>
      </div>
    </fieldset>
  )
}

/** Selects the text of a question by its place; its id follows that only later. */
function textOf(at: number): string {
  return `[name="questions.${at}.text.nl"]`
}
