import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { ProblemText } from '@/components/problem-text'
import { useNames } from '../data/names'
import type { Saver, Saving } from './saver'
import styles from './text.module.css'
import type { Words } from './words'

type Props = { saver: Saver; saving: Saving; language: string }

/** Somebody else saved in the meantime: both texts beside each other, and a choice. */
export function Stale({ saver, saving, language }: Props) {
  const names = useNames()
  const heading = useRef<HTMLHeadingElement>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  const { theirs, words, problem } = saving
  if (!theirs) return null
  const choose = async (act: Promise<unknown>) => {
    setBusy(true)
    await act.finally(() => setBusy(false))
  }
  return (
    <section aria-labelledby="stale-title" className={styles.part}>
      <h2 id="stale-title" tabIndex={-1} ref={heading} className="part-title">
        <Trans>Er zijn twee versies van deze tekst</Trans>
      </h2>
      <p>
        <Trans>
          Terwijl jij schreef, bewaarde {names.person(theirs.body.savedBy)} ook iets. Kies waarmee
          je verdergaat. De andere tekst blijft bewaard als versie: je kunt hem later vergelijken en
          terugzetten.
        </Trans>
      </p>
      <div className={styles.versions}>
        <Version title={<Trans>Wat jij schreef</Trans>} words={words} language={language}>
          <Button busy={isBusy} onClick={() => void choose(saver.keepMine())}>
            <Trans>Ga verder met mijn versie</Trans>
          </Button>
        </Version>
        <Version
          title={<Trans>Wat {names.person(theirs.body.savedBy)} bewaarde</Trans>}
          words={theirs.body}
          language={language}
        >
          <Button busy={isBusy} onClick={() => void choose(saver.takeTheirs())}>
            <Trans>Ga verder met deze versie</Trans>
          </Button>
        </Version>
      </div>
      {problem && (
        <p role="alert" className="refusal">
          <ProblemText problem={problem} />
        </p>
      )}
    </section>
  )
}

/** What made room is kept as a version; mine also stays readable until the writer closes it. */
export function Aside({ saver, saving, language }: Props) {
  const { aside, kept } = saving
  if (!aside)
    return kept === null ? null : <Kept number={kept} onClose={() => saver.forgetAside()} />
  return (
    <div className={styles.versions}>
      <Version
        title={<Trans>Wat jij schreef, om uit over te nemen</Trans>}
        words={aside}
        language={language}
      >
        {kept === null ? (
          <>
            <p role="alert" className="refusal">
              <Trans>Dit staat alleen nog in dit venster.</Trans>
            </p>
            <Button onClick={() => void saver.keepAside()}>
              <Trans>Bewaar dit als versie</Trans>
            </Button>
          </>
        ) : (
          <>
            <p role="status">
              <Trans>Bewaard als versie {kept}.</Trans>
            </p>
            <Button onClick={() => saver.forgetAside()}>
              <Trans>Sluit</Trans>
            </Button>
          </>
        )}
      </Version>
    </div>
  )
}

function Kept({ number, onClose }: { number: number; onClose: () => void }) {
  return (
    <Notice live>
      <p>
        <Trans>
          Je gaat verder met je eigen tekst. De andere is bewaard als versie {number}. Je vindt hem
          onderaan, bij de versies.
        </Trans>
      </p>
      <Button variant="quiet" onClick={onClose}>
        <Trans>Sluit</Trans>
      </Button>
    </Notice>
  )
}

type VersionProps = { title: ReactNode; words: Words; language: string; children: ReactNode }

function Version({ title, words, language, children }: VersionProps) {
  return (
    <article className={styles.version}>
      <h3 className="strong">{title}</h3>
      <div lang={language} className={styles.words}>
        <p className="strong">{words.title}</p>
        <p>{words.summary}</p>
        <pre className={styles.plain}>{words.body}</pre>
        <p className="soft">{words.tags.join(', ')}</p>
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
      <div className="cluster">{children}</div>
    </article>
  )
}
