import { Plural, Trans } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { Button } from '@/components/button'
import { useFocusOnChange } from '@/lib/focus'
import { AnswerField } from './answer-field'
import styles from './editor.module.css'
import type { Question } from './templates'

type Props = {
  questions: readonly Question[]
  answers: Record<string, string>
  onChange: (key: string, text: string) => void
  readOnly: boolean
}

/** The questions of a template: one by one, or all under each other. */
export function QuestionFields({ questions, answers, onChange, readOnly }: Props) {
  const [isAll, setAll] = useState(false)
  const [step, setStep] = useState(() => firstOpen(questions, answers))
  const shown = isAll ? questions : questions.slice(step, step + 1)
  const isOne = questions.length === 1
  return (
    <div className={styles.questions}>
      {!isOne && (
        <div className={styles['questions-bar']}>
          <Steps questions={questions} answers={answers} present={isAll ? -1 : step} />
          <Button variant="quiet" onClick={() => setAll(!isAll)}>
            {isAll ? <Trans>Toon één voor één</Trans> : <Trans>Toon alle vragen</Trans>}
          </Button>
        </div>
      )}
      {shown.map(({ key, label, hint }) => (
        <AnswerField
          key={key}
          label={label}
          help={hint}
          value={answers[key] ?? ''}
          onChange={(text) => onChange(key, text)}
          readOnly={readOnly}
          size={isOne ? 'large' : 'small'}
        />
      ))}
      {!isAll && !isOne && <Turn step={step} count={questions.length} onTurn={setStep} />}
    </div>
  )
}

/** Where to go on. Text that only just moved here from free writing is shown first. */
function firstOpen(questions: readonly Question[], answers: Record<string, string>): number {
  const isOpen = ({ key }: Question) => !answers[key]?.trim()
  if (questions.slice(1).every(isOpen)) return 0
  return Math.max(questions.findIndex(isOpen), 0)
}

type StepsProps = Pick<Props, 'questions' | 'answers'> & { present: number }

/** Which questions have an answer, as a thread. */
function Steps({ questions, answers, present }: StepsProps) {
  const count = questions.filter(({ key }) => answers[key]?.trim()).length
  const total = questions.length
  return (
    <p className={styles.steps}>
      <span className={styles.thread} aria-hidden="true">
        {questions.map(({ key }, index) => (
          <span
            key={key}
            className={styles.knot}
            data-filled={answers[key]?.trim() ? '' : undefined}
            data-present={index === present ? '' : undefined}
          />
        ))}
      </span>
      <span>
        <Plural
          value={count}
          _0="Nog geen antwoord"
          one={`# van de ${total} vragen beantwoord`}
          other={`# van de ${total} vragen beantwoord`}
        />
      </span>
    </p>
  )
}

type TurnProps = { step: number; count: number; onTurn: (step: number) => void }

function Turn({ step, count, onTurn }: TurnProps) {
  const box = useRef<HTMLDivElement>(null)
  const focusOnChange = useFocusOnChange(step)
  const turn = (next: number) => {
    focusOnChange(() => box.current?.parentElement?.querySelector('textarea'))
    onTurn(next)
  }
  const number = step + 1
  return (
    <div ref={box} className={styles.turn}>
      {step > 0 && (
        <Button onClick={() => turn(step - 1)}>
          <Trans>Vorige vraag</Trans>
        </Button>
      )}
      {number < count && (
        <Button onClick={() => turn(step + 1)}>
          <Trans>Volgende vraag</Trans>
        </Button>
      )}
      <span className="soft">
        <Trans>
          Vraag {number} van {count}
        </Trans>
      </span>
    </div>
  )
}
