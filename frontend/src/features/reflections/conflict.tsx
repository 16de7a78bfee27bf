import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { uuidv7 } from 'uuidv7'
import { Button } from '@/components/button'
import { type Desk, type Entry, isBlank, type ReflectionContent } from '@/lib/device'
import { useFormat } from '@/lib/format'
import styles from './conflict.module.css'
import { ReadAnswers } from './read-answers'

type Props = {
  desk: Desk
  entry: Entry<ReflectionContent>
  /** What is written here, also when it is not on the device yet. */
  mine: ReflectionContent
  onChosen: (content: ReflectionContent) => void
}

/** Two versions of one reflection side by side; the writer chooses, or keeps both. */
export function Conflict({ desk, entry, mine, onChosen }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (entry.trouble?.kind !== 'conflict') return null
  const theirs = entry.trouble.theirs?.content

  const choose = async (content: ReflectionContent) => {
    await desk.outbox.resolve(entry.id, content)
    onChosen(content)
  }
  const keepBoth = async () => {
    if (!theirs) return
    const copy = uuidv7()
    await desk.outbox.keep(copy, mine, null)
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
        <Version title={<Trans>Wat je hier schreef</Trans>} content={mine}>
          <Button onClick={() => void choose(mine)}>
            {theirs ? <Trans>Ga hiermee verder</Trans> : <Trans>Bewaar opnieuw</Trans>}
          </Button>
        </Version>
        {theirs && (
          <Version title={<Trans>Wat er intussen staat</Trans>} content={theirs}>
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
  title: React.ReactNode
  content: ReflectionContent
  children: React.ReactNode
}

function Version({ title, content, children }: VersionProps) {
  const { t } = useLingui()
  const format = useFormat()
  return (
    <article className={styles.version}>
      <h3 className="strong">{title}</h3>
      <p className="soft">{format.day(content.occurredOn)}</p>
      {content.title && <p className={styles.heading}>{content.title}</p>}
      {isBlank(content) ? <p>{t`Leeg`}</p> : <ReadAnswers content={content} level={4} />}
      <div>{children}</div>
    </article>
  )
}
