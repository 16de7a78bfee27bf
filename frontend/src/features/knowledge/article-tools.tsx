import { Trans } from '@lingui/react/macro'
import { Pause, Play, Printer, Square, Volume2 } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Button } from '@/components/button'
import type { Locale } from '@/lib/i18n'
import styles from './article-page.module.css'
import { canSpeak, useReadAloud } from './use-read-aloud'

type Props = { text: RefObject<HTMLElement | null>; language: Locale }

/** Listen to the article, or put it on paper. */
export function ArticleTools({ text, language, children }: Props & { children?: ReactNode }) {
  return (
    <div className={`${styles.tools} no-print`}>
      {children}
      {canSpeak() && <ReadAloud text={text} language={language} />}
      <Button variant="quiet" onClick={() => window.print()}>
        <Printer size={18} strokeWidth={1.6} aria-hidden="true" />
        <Trans>Print</Trans>
      </Button>
    </div>
  )
}

function ReadAloud({ text, language }: Props) {
  const { state, start, pause, resume, stop } = useReadAloud(text, language)
  if (state === 'silent') {
    return (
      <Button variant="quiet" onClick={start}>
        <Volume2 size={18} strokeWidth={1.6} aria-hidden="true" />
        <Trans>Luister</Trans>
      </Button>
    )
  }
  return (
    <>
      {state === 'speaking' ? (
        <Button variant="quiet" onClick={pause}>
          <Pause size={18} strokeWidth={1.6} aria-hidden="true" />
          <Trans>Pauze</Trans>
        </Button>
      ) : (
        <Button variant="quiet" onClick={resume}>
          <Play size={18} strokeWidth={1.6} aria-hidden="true" />
          <Trans>Verder</Trans>
        </Button>
      )}
      <Button variant="quiet" onClick={stop}>
        <Square size={18} strokeWidth={1.6} aria-hidden="true" />
        <Trans>Stop</Trans>
      </Button>
    </>
  )
}
