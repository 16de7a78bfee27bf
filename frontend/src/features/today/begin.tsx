import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/button'
import { SaveStatus } from '@/components/save-status'
import { cleanText, type Desk, newReflection, useWriting } from '@/lib/device'
import { today } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import styles from './today.module.css'

/** A field to begin in at once; what is written here is a reflection from the first pause on. */
export function Begin({ desk }: { desk: Desk }) {
  const { t } = useLingui()
  const lang = useLocale()
  const navigate = useNavigate()
  const [{ id, content }] = useState(() => ({ id: uuidv7(), content: newReflection(today()) }))
  const writing = useWriting({ desk, id, content, base: null })

  const goOn = async () => {
    if (!(await writing.put()) || !writing.isHere()) return
    await navigate({ to: '/$lang/reflections/new', params: { lang }, search: { draft: id } })
  }
  return (
    <div className={styles.begin}>
      <label htmlFor="begin-field" className="part-title">
        <Trans>Hoe was het vandaag?</Trans>
      </label>
      <textarea
        dir="auto"
        id="begin-field"
        className={styles.paper}
        data-focus-first
        // biome-ignore lint/a11y/noAutofocus: the day begins with this field, ready to type in
        autoFocus
        // Browsers write the text of other fields to disk, to restore them after a restart.
        autoComplete="off"
        placeholder={t`Begin met een zin. Alleen jij kunt dit lezen.`}
        value={writing.content.answers.text}
        onChange={(event) => writing.change({ answers: { text: cleanText(event.target.value) } })}
      />
      <div className={styles.foot}>
        <Button variant="primary" onClick={() => void goOn()}>
          <Trans>Schrijf verder</Trans>
        </Button>
        <SaveStatus status={writing.status} />
      </div>
    </div>
  )
}
