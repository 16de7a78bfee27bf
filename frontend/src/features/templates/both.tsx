import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/button'
import { useLocale } from '@/lib/i18n'
import type { Template } from '@/lib/templates'
import styles from './templates.module.css'
import type { Designing } from './use-designing'
import { shownIn, type Written, writtenOf } from './words'

/** Somebody else saved in the meantime: both beside each other, and a choice. */
export function Both({ designing, theirs }: { designing: Designing; theirs: Template }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="both-title" className={styles.part}>
      <h2 id="both-title" tabIndex={-1} ref={heading} className="part-title">
        <Trans>Er zijn twee versies van deze werkvorm</Trans>
      </h2>
      <p>
        <Trans>
          Terwijl jij schreef, bewaarde een andere coördinator ook iets. Kies waarmee je verdergaat.
        </Trans>
      </p>
      <div className={styles.versions}>
        <Version title={<Trans>Wat jij schreef</Trans>} written={designing.draft.written}>
          <Button onClick={designing.keepMine}>
            <Trans>Ga verder met mijn versie</Trans>
          </Button>
        </Version>
        <Version title={<Trans>Wat nu bewaard is</Trans>} written={writtenOf(theirs)}>
          <Button onClick={designing.takeTheirs}>
            <Trans>Ga verder met deze versie</Trans>
          </Button>
        </Version>
      </div>
    </section>
  )
}

/** What was written here and made room, to take something over from. */
export function Aside({ designing, aside }: { designing: Designing; aside: Written }) {
  return (
    <Version title={<Trans>Wat jij schreef, om uit over te nemen</Trans>} written={aside}>
      <Button onClick={designing.forgetAside}>
        <Trans>Sluit</Trans>
      </Button>
    </Version>
  )
}

type VersionProps = { title: ReactNode; written: Written; children: ReactNode }

function Version({ title, written, children }: VersionProps) {
  const lang = useLocale()
  const languages = [...written.languages].sort((one) => (one === lang ? -1 : 1))
  return (
    <article className={styles.version}>
      <h3 className="strong">{title}</h3>
      {languages.map((locale) => {
        const only = { ...written, languages: [locale] }
        return (
          <div key={locale} lang={locale} className={styles.part}>
            <p className="strong">{shownIn(written.name, only, locale)}</p>
            <p>{shownIn(written.description, only, locale)}</p>
            <ol className={styles.list}>
              {written.questions.map(({ row, text, hint }) => (
                <li key={row}>
                  {shownIn(text, only, locale)}{' '}
                  <span className="soft">{shownIn(hint, only, locale)}</span>
                </li>
              ))}
            </ol>
          </div>
        )
      })}
      <div className="cluster">{children}</div>
    </article>
  )
}
