import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { SaveStatus } from '@/components/save-status'
import { cleanText, type Desk, isBlank, type Loaded, useWriting, type Writing } from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import { AnswerField } from './answer-field'
import { Conflict } from './conflict'
import styles from './editor.module.css'
import { Facts } from './facts'
import { GibbsFields } from './gibbs-fields'
import { PromptBlock } from './prompt-block'
import { useClaim } from './use-claim'

type Props = { desk: Desk; id: string; start: Loaded; title: ReactNode; isNew?: boolean }

/** One reflection being written. Saves itself; leaving asks nothing. */
export function Editor({ desk, id, start, title, isNew = false }: Props) {
  const writing = useWriting({ desk, id, content: start.content, base: start.base })
  const { isTaken, takeOver } = useClaim(desk, id, writing)
  const finish = useFinish(desk, id, writing)
  const { content, entry, status } = writing
  const isConflict = entry?.trouble?.kind === 'conflict'
  return (
    <div className={`page ${styles.editor}`}>
      <header className={styles.bar}>
        <h1 className={styles.title}>{title}</h1>
        <SaveStatus status={status} />
      </header>
      {isTaken && <Taken onTakeOver={() => void takeOver()} />}
      {entry?.trouble?.kind === 'refused' && <Refused trouble={entry.trouble} />}
      {isConflict ? (
        <Conflict desk={desk} entry={entry} mine={content} onChosen={writing.adopt} />
      ) : (
        <div className={styles.desk}>
          <div className={styles.writing}>
            {content.prompt && <PromptBlock prompt={content.prompt} theme={content.theme} />}
            <Answers writing={writing} isTaken={isTaken} isNew={isNew} />
            <div className={styles.done}>
              <Button variant="primary" onClick={() => void finish()}>
                <Trans>Klaar</Trans>
              </Button>
              <p className={styles.hint}>
                <Trans>Je kunt altijd weggaan. Wat je schrijft, blijft bewaard.</Trans>
              </p>
            </div>
          </div>
          <Facts writing={writing} isTaken={isTaken} />
        </div>
      )}
    </div>
  )
}

function Answers({
  writing,
  isTaken,
  isNew,
}: {
  writing: Writing
  isTaken: boolean
  isNew: boolean
}) {
  const { t } = useLingui()
  const { content, change } = writing
  const write = (key: string, text: string) =>
    change({ answers: { ...content.answers, [key]: cleanText(text) } })
  return (
    <>
      {content.template === 'free' ? (
        <AnswerField
          label={t`Je reflectie`}
          quiet
          ready={isNew}
          readOnly={isTaken}
          placeholder={content.prompt ? '' : t`Wat houdt je bezig na dit gesprek?`}
          value={content.answers.text ?? ''}
          onChange={(text) => write('text', text)}
        />
      ) : (
        <GibbsFields answers={content.answers} onChange={write} readOnly={isTaken} />
      )}
    </>
  )
}

function useFinish(desk: Desk, id: string, writing: Writing): () => Promise<void> {
  const navigate = useNavigate()
  const lang = useLocale()
  return async () => {
    await writing.put()
    if (isBlank(writing.content) && !writing.entry?.base) {
      await desk.outbox.drop(id)
      return navigate({ to: '/$lang/reflections', params: { lang } })
    }
    // The words are on the device; sending goes on while the person reads.
    void desk.outbox.finish(id)
    return navigate({ to: '/$lang/reflections/$id', params: { lang, id } })
  }
}

function Taken({ onTakeOver }: { onTakeOver: () => void }) {
  return (
    <Notice live>
      <p>
        <Trans>Je schrijft hier al aan in een ander venster.</Trans>
      </p>
      <Button onClick={onTakeOver}>
        <Trans>Schrijf hier verder</Trans>
      </Button>
    </Notice>
  )
}

function Refused({ trouble }: { trouble: { detail: string; issues: { detail: string }[] } }) {
  const lang = useLocale()
  return (
    <Notice tone="warning" live>
      <p>
        <Trans>
          Klankbord kan dit zo niet bewaren. Het staat nog wel op dit toestel. Pas het aan, dan
          proberen we het opnieuw.
        </Trans>
      </p>
      <ul>
        {trouble.issues.map((issue) => (
          <li key={issue.detail}>{issue.detail}</li>
        ))}
      </ul>
      {trouble.issues.length === 0 && <p>{trouble.detail}</p>}
      <Link to="/$lang/reflections" params={{ lang }}>
        <Trans>Naar je reflecties</Trans>
      </Link>
    </Notice>
  )
}
