import { Trans } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Notice } from '@/components/notice'
import { SaveStatus } from '@/components/save-status'
import {
  cleanText,
  type Desk,
  isBlank,
  type Loaded,
  type ReflectionContent,
  useWriting,
  type Writing,
} from '@/lib/device'
import { useLocale } from '@/lib/i18n'
import { AnswerField } from './answer-field'
import { Conflict } from './conflict'
import styles from './editor.module.css'
import { Facts } from './facts'
import { PromptBlock } from './prompt-block'
import { QuestionFields } from './question-fields'
import { SealSwitch } from './sealed/seal-switch'
import { useClose, usePutBeforeLocking } from './sealed/use-close'
import { useClaim } from './use-claim'
import { type Templates, useTemplates } from './use-templates'
import { WeaveLink } from './weave-link'

/** What can be taken along in a reflection: `take` puts a text in front of what was written. */
export type Offers = (writing: {
  id: string
  written: string
  take: (text: string) => void
}) => ReactNode

/** What stands below the writing; `isSent`: the server has the reflection, `isSealed`: sealed. */
export type After = (reflection: { id: string; isSent: boolean; isSealed: boolean }) => ReactNode

type Props = {
  desk: Desk
  id: string
  start: Loaded
  title: ReactNode
  isNew?: boolean
  offers?: Offers | undefined
  after?: After | undefined
}

/** One reflection being written. Saves itself; leaving asks nothing. */
export function Editor({ desk, id, start, title, isNew = false, offers, after }: Props) {
  const { isSealed, setSealed, close } = useClose(desk, start.content)
  const writing = useWriting({ desk, id, content: start.content, base: start.base, close })
  const templates = useTemplates(desk)
  const { isTaken, takeOver } = useClaim(desk, id, writing)
  const finish = useFinish(desk, id, writing)
  usePutBeforeLocking(isSealed, writing.put)
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
        <Conflict desk={desk} entry={entry} writing={writing} />
      ) : (
        <div className={styles.desk}>
          <div className={styles.writing}>
            {content.prompt && <PromptBlock prompt={content.prompt} theme={content.theme} />}
            <Answers writing={writing} templates={templates} isTaken={isTaken} isNew={isNew} />
            {!isTaken &&
              offers?.({
                id,
                written: Object.values(content.answers).join('\n'),
                take: (text) => takeAlong(writing, text, firstQuestion(templates, content)),
              })}
            <SealSwitch
              desk={desk}
              isSealed={isSealed}
              isKept={start.base !== null && !start.base.content.envelope}
              isTaken={isTaken}
              onChange={(wanted) => {
                setSealed(wanted)
                writing.change({})
              }}
            />
            <div className={styles.done}>
              <Button variant="primary" onClick={() => void finish()}>
                <Trans>Klaar</Trans>
              </Button>
              {start.base && <WeaveLink id={id} />}
              {status !== 'memory' && status !== 'unkept' && (
                <p className={styles.hint}>
                  <Trans>Je kunt altijd weggaan. Wat je schrijft, blijft bewaard.</Trans>
                </p>
              )}
            </div>
            {after?.(sentOf(id, entry?.base ?? start.base))}
          </div>
          <Facts desk={desk} writing={writing} templates={templates} isTaken={isTaken} />
        </div>
      )}
    </div>
  )
}

type AnswersProps = {
  writing: Writing
  templates: Templates
  isTaken: boolean
  isNew: boolean
}

function Answers({ writing, templates, isTaken, isNew }: AnswersProps) {
  const { content, change } = writing
  const write = (key: string, text: string) =>
    change({ answers: { ...content.answers, [key]: cleanText(text) } })
  const questions = templates.askedIn(content)
  if (content.template === 'free') {
    return (
      <AnswerField
        label={questions[0]?.label}
        quiet
        ready={isNew}
        readOnly={isTaken}
        placeholder={content.prompt ? '' : (questions[0]?.hint ?? '')}
        value={content.answers.text ?? ''}
        onChange={(text) => write('text', text)}
      />
    )
  }
  if (templates.isPending && content.questions.length === 0) return <Loading />
  return (
    <QuestionFields
      key={content.template}
      questions={questions}
      answers={content.answers}
      onChange={write}
      readOnly={isTaken}
    />
  )
}

function firstQuestion(templates: Templates, content: ReflectionContent): string {
  return content.template === 'free' ? 'text' : (templates.askedIn(content)[0]?.key ?? 'text')
}

/** Put `text` in front of the answer to the question `first`. */
function takeAlong({ content, change }: Writing, text: string, first: string): void {
  const kept = content.answers[first] ?? ''
  const together = [text, kept].filter((part) => part !== '').join('\n\n')
  change({ answers: { ...content.answers, [first]: together } })
}

function useFinish(desk: Desk, id: string, writing: Writing): () => Promise<void> {
  const navigate = useNavigate()
  const lang = useLocale()
  return async () => {
    // What nobody takes stays on screen, and the line above it says so.
    if (!(await writing.secure())) return
    if (isBlank(writing.content) && !writing.entry?.base) {
      await desk.outbox.drop(id)
      if (writing.isHere()) await navigate({ to: '/$lang/reflections', params: { lang } })
      return
    }
    // The words are safe; sending goes on while the person reads.
    void desk.outbox.finish(id)
    if (writing.isHere()) await navigate({ to: '/$lang/reflections/$id', params: { lang, id } })
  }
}

/** What the server has of a reflection. */
export function sentOf(id: string, base: Loaded['base']) {
  return { id, isSent: base !== null, isSealed: Boolean(base?.content.envelope) }
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
