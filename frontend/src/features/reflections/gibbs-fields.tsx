import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { Button } from '@/components/button'
import { AnswerField } from './answer-field'
import styles from './editor.module.css'
import { GIBBS } from './templates'

type Props = {
  answers: Record<string, string>
  onChange: (key: string, text: string) => void
  readOnly: boolean
}

/** The six questions of Gibbs: one by one, or all under each other. */
export function GibbsFields({ answers, onChange, readOnly }: Props) {
  const { t } = useLingui()
  const [isAll, setAll] = useState(false)
  const [step, setStep] = useState(() => firstOpen(answers))
  const shown = isAll ? GIBBS : GIBBS.slice(step, step + 1)
  return (
    <div className={styles.gibbs}>
      <div className={styles['gibbs-bar']}>
        <Steps answers={answers} present={isAll ? -1 : step} />
        <Button variant="quiet" onClick={() => setAll(!isAll)}>
          {isAll ? <Trans>Toon één voor één</Trans> : <Trans>Toon alle vragen</Trans>}
        </Button>
      </div>
      {shown.map(({ key, label, help }) => (
        <AnswerField
          key={key}
          label={t(label)}
          help={t(help)}
          value={answers[key] ?? ''}
          onChange={(text) => onChange(key, text)}
          readOnly={readOnly}
          size="small"
        />
      ))}
      {!isAll && <Turn step={step} onTurn={setStep} />}
    </div>
  )
}

/** Where to go on. Text that only just moved here from free writing is shown first. */
function firstOpen(answers: Record<string, string>): number {
  const isOpen = ({ key }: { key: string }) => !answers[key]?.trim()
  if (GIBBS.slice(1).every(isOpen)) return 0
  return Math.max(GIBBS.findIndex(isOpen), 0)
}

/** Which questions have an answer, as a thread of six. */
function Steps({ answers, present }: { answers: Record<string, string>; present: number }) {
  const count = GIBBS.filter(({ key }) => answers[key]?.trim()).length
  return (
    <p className={styles.steps}>
      <span className={styles.thread} aria-hidden="true">
        {GIBBS.map(({ key }, index) => (
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
          one="# van de zes vragen beantwoord"
          other="# van de zes vragen beantwoord"
        />
      </span>
    </p>
  )
}

function Turn({ step, onTurn }: { step: number; onTurn: (step: number) => void }) {
  const box = useRef<HTMLDivElement>(null)
  const turn = (next: number) => {
    onTurn(next)
    // The next question is on screen only after React has drawn it.
    requestAnimationFrame(() => {
      box.current?.parentElement?.querySelector('textarea')?.focus()
    })
  }
  const number = step + 1
  return (
    <div ref={box} className={styles.turn}>
      {step > 0 && (
        <Button onClick={() => turn(step - 1)}>
          <Trans>Vorige vraag</Trans>
        </Button>
      )}
      {number < GIBBS.length && (
        <Button onClick={() => turn(step + 1)}>
          <Trans>Volgende vraag</Trans>
        </Button>
      )}
      <span className="soft">
        <Trans>Vraag {number} van 6</Trans>
      </span>
    </div>
  )
}
