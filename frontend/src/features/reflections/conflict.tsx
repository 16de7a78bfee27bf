import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/button'
import { type Desk, type Entry, isBlank, type ReflectionContent, type Writing } from '@/lib/device'
import { useFormat } from '@/lib/format'
import { useLocale } from '@/lib/i18n'
import styles from './conflict.module.css'
import { FeltLine } from './felt-line'
import { ReadAnswers } from './read-answers'
import { Gate } from './sealed/gate'
import { TagLine } from './tag-line'

type Props = {
  desk: Desk
  entry: Entry<ReflectionContent>
  writing: Writing
}

/** Two versions of one reflection side by side; the writer chooses, or keeps both. */
export function Conflict({ desk, entry, writing }: Props) {
  const theirs = entry.trouble?.kind === 'conflict' ? entry.trouble.theirs?.content : undefined
  if (!theirs) return <Choice desk={desk} id={entry.id} writing={writing} theirs={undefined} />
  return (
    <Gate desk={desk} id={entry.id} content={theirs}>
      {(words) => <Choice desk={desk} id={entry.id} writing={writing} theirs={words} />}
    </Gate>
  )
}

type ChoiceProps = {
  desk: Desk
  id: string
  writing: Writing
  /** Undefined when it was deleted elsewhere. */
  theirs: ReflectionContent | undefined
}

function Choice({ desk, id, writing, theirs }: ChoiceProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  // What is written here, also when it is not on the device yet.
  const { content: mine, close, adopt } = writing

  const choose = async (content: ReflectionContent) => {
    await desk.outbox.resolve(id, await close(id, content))
    adopt(content)
  }
  const navigate = useNavigate()
  const lang = useLocale()
  const saveAnew = async () => {
    // Under another id: the one it had may still lie in the trash.
    const copy = uuidv7()
    await desk.outbox.keep(copy, await close(copy, mine), null)
    await desk.outbox.drop(id)
    void desk.outbox.flush()
    await navigate({ to: '/$lang/reflections/$id/edit', params: { lang, id: copy }, replace: true })
  }
  const keepBoth = async () => {
    if (!theirs) return
    const copy = uuidv7()
    await desk.outbox.keep(copy, await close(copy, mine), null)
    await desk.outbox.finish(copy)
    await choose(theirs)
  }

  return (
    <section className={styles.conflict} aria-labelledby="conflict-title">
      <h2 id="conflict-title" tabIndex={-1} ref={heading} className={styles.title}>
        {theirs ? (
          <Trans>Er zijn twee versies van deze reflectie</Trans>
        ) : (
          <Trans>Deze reflectie is ergens anders verwijderd</Trans>
        )}
      </h2>
      <p>
        {theirs ? (
          <Trans>Je schreef hier en op een ander toestel. Ze staan er allebei nog.</Trans>
        ) : (
          <Trans>Wat je hier schreef, staat nog op dit toestel.</Trans>
        )}
      </p>
      <div className={styles.versions}>
        <Version desk={desk} title={<Trans>Wat je hier schreef</Trans>} content={mine}>
          <Button onClick={() => void (theirs ? choose(mine) : saveAnew())}>
            {theirs ? <Trans>Ga hiermee verder</Trans> : <Trans>Bewaar opnieuw</Trans>}
          </Button>
        </Version>
        {theirs && (
          <Version desk={desk} title={<Trans>Wat er intussen staat</Trans>} content={theirs}>
            <Button onClick={() => void choose(theirs)}>
              <Trans>Ga hiermee verder</Trans>
            </Button>
          </Version>
        )}
      </div>
      {theirs && (
        <Button variant="primary" onClick={() => void keepBoth()}>
          <Trans>Bewaar allebei</Trans>
        </Button>
      )}
    </section>
  )
}

type VersionProps = {
  desk: Desk
  title: React.ReactNode
  content: ReflectionContent
  children: React.ReactNode
}

function Version({ desk, title, content, children }: VersionProps) {
  const { t } = useLingui()
  const format = useFormat()
  return (
    <article className={styles.version}>
      <h3 className="strong">{title}</h3>
      <p className="soft">{format.day(content.occurredOn)}</p>
      {content.title && (
        <p dir="auto" className={styles.heading}>
          {content.title}
        </p>
      )}
      {isBlank(content) ? (
        <p>{t`Leeg`}</p>
      ) : (
        <ReadAnswers desk={desk} content={content} level={4} />
      )}
      <FeltLine before={content.feelingsBefore} after={content.feelingsAfter} />
      <TagLine tags={content.tags} />
      <div>{children}</div>
    </article>
  )
}
