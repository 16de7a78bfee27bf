import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/button'
import type { Saver, Saving } from './saver'
import styles from './text.module.css'
import type { Words } from './words'

type Props = { saver: Saver; saving: Saving; language: string }

/** Somebody else saved in the meantime: both texts beside each other, and a choice. */
export function Stale({ saver, saving, language }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { theirs, words } = saving
  if (!theirs) return null
  return (
    <section aria-labelledby="stale-title" className={styles.part}>
      <h2 id="stale-title" tabIndex={-1} ref={heading} className={styles.name}>
        <Trans>Er zijn twee versies van deze tekst</Trans>
      </h2>
      <p>
        <Trans>
          Terwijl jij schreef, bewaarde iemand anders ook iets. Kies waarmee je verdergaat. Er gaat
          niets verloren zolang je niet kiest.
        </Trans>
      </p>
      <div className={styles.versions}>
        <Version title={<Trans>Wat jij schreef</Trans>} words={words} language={language}>
          <Button onClick={() => void saver.keepMine()}>
            <Trans>Bewaar mijn versie over de andere</Trans>
          </Button>
        </Version>
        <Version
          title={<Trans>Wat er nu bewaard is (versie {theirs.body.version})</Trans>}
          words={theirs.body}
          language={language}
        >
          <Button onClick={() => saver.takeTheirs()}>
            <Trans>Ga verder met deze versie</Trans>
          </Button>
        </Version>
      </div>
    </section>
  )
}

/** What was put aside stays readable until the writer closes it. */
export function Aside({ saver, saving, language }: Props) {
  if (!saving.aside) return null
  return (
    <div className={styles.versions}>
      <Version
        title={<Trans>Wat jij schreef, om uit over te nemen</Trans>}
        words={saving.aside}
        language={language}
      >
        <Button onClick={() => saver.forgetAside()}>
          <Trans>Sluit en gooi weg</Trans>
        </Button>
      </Version>
    </div>
  )
}

type VersionProps = { title: ReactNode; words: Words; language: string; children: ReactNode }

function Version({ title, words, language, children }: VersionProps) {
  return (
    <article className={styles.version}>
      <h3 className={styles.strong}>{title}</h3>
      <div lang={language} className={styles.words}>
        <p className={styles.strong}>{words.title}</p>
        <p>{words.summary}</p>
        <pre className={styles.plain}>{words.body}</pre>
        <p className={styles.soft}>{words.tags.join(', ')}</p>
        <ul>
          {words.sources.map((source) => (
            <li key={JSON.stringify(source)}>
              {[source.author, source.year, source.title, source.publisher, source.url]
                .filter(Boolean)
                .join(', ')}
            </li>
          ))}
        </ul>
      </div>
      <div>{children}</div>
    </article>
  )
}
