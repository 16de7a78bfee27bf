import { Trans } from '@lingui/react/macro'
import { Mic, Square } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { useLocale } from '@/lib/i18n'
import styles from './editor.module.css'
import { canDictate, useDictation } from './use-dictation'

/** Asked once each time the app is opened: nothing about it has to be kept. */
let isAgreed = false

/** Speak instead of typing, where the browser can write down what is said. */
export function Dictate({ onText }: { onText: (said: string) => void }) {
  const { state, start, stop } = useDictation(useLocale(), onText)
  const [isAsking, setAsking] = useState(false)
  if (!canDictate()) return null
  if (isAsking) {
    return (
      <Ask
        onAgree={() => {
          isAgreed = true
          setAsking(false)
          start()
        }}
        onRefuse={() => setAsking(false)}
      />
    )
  }
  return (
    <div className={styles.dictate}>
      {state === 'listening' ? (
        <Button onClick={stop}>
          <Square size={16} aria-hidden="true" />
          <Trans>Stop met inspreken</Trans>
        </Button>
      ) : (
        <Button variant="quiet" onClick={() => (isAgreed ? start() : setAsking(true))}>
          <Mic size={18} aria-hidden="true" />
          <Trans>Spreek in</Trans>
        </Button>
      )}
      <span className="soft" role="status">
        {state === 'listening' && <Trans>Je browser luistert.</Trans>}
        {state === 'refused' && (
          <Trans>Je browser hoort niets. Mag hij je microfoon gebruiken? Typen kan altijd.</Trans>
        )}
      </span>
    </div>
  )
}

function Ask({ onAgree, onRefuse }: { onAgree: () => void; onRefuse: () => void }) {
  return (
    <Notice live title={<Trans>Je browser luistert mee</Trans>}>
      <p>
        <Trans>
          Je browser zet je stem om in tekst. De maker van je browser kan daarbij horen wat je zegt.
          Klankbord krijgt alleen de tekst. Noem dus geen namen, of typ liever.
        </Trans>
      </p>
      <div className={styles.done}>
        <Button onClick={onAgree}>
          <Trans>Ik begrijp het, spreek in</Trans>
        </Button>
        <Button variant="quiet" onClick={onRefuse}>
          <Trans>Ik typ liever</Trans>
        </Button>
      </div>
    </Notice>
  )
}
