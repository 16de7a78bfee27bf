import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Select } from '@/components/form'
import { LANGUAGE_NAMES, LOCALES, useLocale } from '@/lib/i18n'
import { announce } from '@/lib/live'
import styles from './templates.module.css'
import { shownIn, type Written } from './words'

/** What colleagues get to see: one question at a time, with a paper that nobody writes on here. */
export function Preview({ written }: { written: Written }) {
  const { t } = useLingui()
  const lang = useLocale()
  const [wanted, setLocale] = useState(lang)
  const [step, setStep] = useState(0)
  const { questions, languages } = written
  const locale = languages.includes(wanted) ? wanted : (languages[0] ?? lang)
  const at = Math.min(step, questions.length - 1)
  const question = questions[at]
  const count = questions.length
  const number = at + 1
  const turn = (to: number) => {
    setStep(to)
    const next = questions[to]
    if (next) announce(shownIn(next.text, written, locale))
  }
  return (
    <div className={styles.preview}>
      {languages.length > 1 && (
        <Select
          label={<Trans>Taal</Trans>}
          options={languages.map((key) => ({ key, label: LANGUAGE_NAMES[key] }))}
          value={locale}
          onChange={(key) => setLocale(LOCALES.find((one) => one === key) ?? lang)}
        />
      )}
      {question && (
        <div lang={locale} className={styles.asked}>
          <p className={styles['asked-text']}>
            {shownIn(question.text, written, locale) || t`Hier staat nog geen vraag.`}
          </p>
          <p className="soft">{shownIn(question.hint, written, locale)}</p>
          <div className={styles.paper} aria-hidden="true" />
        </div>
      )}
      <div className="cluster">
        <Button busy={at === 0} onClick={() => turn(at - 1)}>
          <Trans>Vorige vraag</Trans>
        </Button>
        <Button busy={number >= count} onClick={() => turn(number)}>
          <Trans>Volgende vraag</Trans>
        </Button>
        <span className="soft">
          <Trans>
            Vraag {number} van {count}
          </Trans>
        </span>
      </div>
    </div>
  )
}
